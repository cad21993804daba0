import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { DispositionGroup } from '#schemas/domain/disposition-group.ts';
import type { Database } from '../../db/open.ts';
import { dispositionGroups, dispositionVersions } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { readCampaignUsesOf } from '../catalogue/campaign-references.ts';

/** Groups by name, with their current statuses. */
export async function selectDispositionGroups(db: Database, where?: SQL): Promise<DispositionGroup[]> {
  const rows = await db
    .select({
      group: dispositionGroups,
      currency: dispositionVersions.currency,
      statuses: dispositionVersions.statuses,
    })
    .from(dispositionGroups)
    .innerJoin(
      dispositionVersions,
      and(
        eq(dispositionVersions.groupId, dispositionGroups.id),
        eq(dispositionVersions.version, dispositionGroups.version),
      ),
    )
    .where(where)
    .orderBy(asc(sql`lower(${dispositionGroups.name})`), asc(dispositionGroups.id));
  const campaigns = await readCampaignUsesOf(db, 'disposition-group');
  return rows.map(({ group, currency, statuses }) => ({
    ...group,
    currency,
    statuses,
    updatedAt: group.updatedAt.toISOString(),
    usedBy: { campaigns: campaigns.get(group.id) ?? [] },
  }));
}

/** @throws ServiceError `not-found` */
export async function findDispositionGroup(db: Database, id: string): Promise<DispositionGroup> {
  const [found] = await selectDispositionGroups(db, eq(dispositionGroups.id, id));
  if (!found) throw new ServiceError('not-found');
  return found;
}
