import { asc, count, eq, type SQL, sql } from 'drizzle-orm';
import type { Site } from '#schemas/domain/site.ts';
import type { Database } from '../../db/open.ts';
import { didRanges, dids, sites } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';

/** Sites by name. */
export async function selectSites(db: Database, where?: SQL): Promise<Site[]> {
  const unassigned = sql<number>`count(${dids.digits}) filter (where ${dids.flowId} is null and ${dids.campaignId} is null)`;
  const rows = await db
    .select({ site: sites, numbers: count(dids.digits), unassigned: unassigned.mapWith(Number) })
    .from(sites)
    .leftJoin(didRanges, eq(didRanges.siteId, sites.id))
    .leftJoin(dids, eq(dids.rangeId, didRanges.id))
    .where(where)
    .groupBy(sites.id)
    .orderBy(asc(sql`lower(${sites.name})`));
  return rows.map(({ site, ...figures }) => ({ ...site, ...figures, updatedAt: site.updatedAt.toISOString() }));
}

/** @throws ServiceError `not-found` */
export async function readSite(db: Database, id: string): Promise<Site> {
  const [found] = await selectSites(db, eq(sites.id, id));
  if (!found) throw new ServiceError('not-found');
  return found;
}
