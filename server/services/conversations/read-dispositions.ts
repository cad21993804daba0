import { and, asc, desc, eq, lte } from 'drizzle-orm';
import type { DispositionStatus } from '#schemas/domain/disposition-group.ts';
import type { Database } from '../../db/open.ts';
import { dispositionGroups, dispositionVersions } from '../../db/tables/index.ts';

export interface DispositionsThen {
  group: string;
  name: string;
  version: number;
  currency: string;
  statuses: DispositionStatus[];
}

/** The statuses of a group as they were at a moment (S44); its first ones for a moment before there were any. */
export async function readDispositions(db: Database, group: string, at: Date): Promise<DispositionsThen | null> {
  const [known] = group === '' ? [] : await db.select().from(dispositionGroups).where(eq(dispositionGroups.id, group));
  if (!known) return null;
  const ofGroup = eq(dispositionVersions.groupId, group);
  const [then] = await db
    .select()
    .from(dispositionVersions)
    .where(and(ofGroup, lte(dispositionVersions.createdAt, at)))
    .orderBy(desc(dispositionVersions.version))
    .limit(1);
  const [first] = then
    ? [then]
    : await db.select().from(dispositionVersions).where(ofGroup).orderBy(asc(dispositionVersions.version)).limit(1);
  if (!first) return null;
  const { version, currency, statuses } = first;
  return { group, name: known.name, version, currency, statuses };
}
