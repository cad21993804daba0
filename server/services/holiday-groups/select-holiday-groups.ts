import { asc, eq, type SQL, sql } from 'drizzle-orm';
import type { HolidayGroup } from '#schemas/domain/holiday-group.ts';
import type { Database } from '../../db/open.ts';
import { holidayGroups } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { readAllUses } from '../catalogue/campaign-references.ts';

/** Holiday groups by name. */
export async function selectHolidayGroups(db: Database, where?: SQL): Promise<HolidayGroup[]> {
  const rows = await db
    .select()
    .from(holidayGroups)
    .where(where)
    .orderBy(asc(sql`lower(${holidayGroups.name})`), asc(holidayGroups.id));
  const uses = await readAllUses(db, 'holiday-group', rows.length === 1 ? rows[0]?.id : undefined);
  return rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString(), ...uses(row.id) }));
}

/** @throws ServiceError `not-found` */
export async function readHolidayGroup(db: Database, id: string): Promise<HolidayGroup> {
  const [found] = await selectHolidayGroups(db, eq(holidayGroups.id, id));
  if (!found) throw new ServiceError('not-found');
  return found;
}
