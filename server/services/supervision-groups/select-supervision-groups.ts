import { asc, eq, type SQL, sql } from 'drizzle-orm';
import type { SupervisionGroup } from '#schemas/domain/agent.ts';
import type { Database } from '../../db/open.ts';
import { supervisionGroups } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { readAgentUses } from '../catalogue/uses-by-others.ts';

/** Groups by name. */
export async function selectSupervisionGroups(db: Database, where?: SQL): Promise<SupervisionGroup[]> {
  const [rows, members, supervisors] = await Promise.all([
    db
      .select()
      .from(supervisionGroups)
      .where(where)
      .orderBy(asc(sql`lower(${supervisionGroups.name})`), asc(supervisionGroups.id)),
    readAgentUses(db, ({ memberOf }) => memberOf),
    readAgentUses(db, ({ supervises }) => (supervises === 'everybody' ? [] : supervises)),
  ]);
  return rows.map((row) => ({
    ...row,
    updatedAt: row.updatedAt.toISOString(),
    members: members.get(row.id)?.length ?? 0,
    supervisors: supervisors.get(row.id)?.length ?? 0,
  }));
}

/** @throws ServiceError `not-found` */
export async function readSupervisionGroup(db: Database, id: string): Promise<SupervisionGroup> {
  const [found] = await selectSupervisionGroups(db, eq(supervisionGroups.id, id));
  if (!found) throw new ServiceError('not-found');
  return found;
}
