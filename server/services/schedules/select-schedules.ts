import { asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Schedule } from '#schemas/domain/schedule.ts';
import type { Database } from '../../db/open.ts';
import { schedules } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { readAllUses } from '../catalogue/campaign-references.ts';

/** Opening hours by name. */
export async function selectSchedules(db: Database, where?: SQL): Promise<Schedule[]> {
  const rows = await db
    .select()
    .from(schedules)
    .where(where)
    .orderBy(asc(sql`lower(${schedules.name})`), asc(schedules.id));
  const uses = await readAllUses(db, 'schedule', rows.length === 1 ? rows[0]?.id : undefined);
  return rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString(), ...uses(row.id) }));
}

/** @throws ServiceError `not-found` */
export async function readSchedule(db: Database, id: string): Promise<Schedule> {
  const [found] = await selectSchedules(db, eq(schedules.id, id));
  if (!found) throw new ServiceError('not-found');
  return found;
}
