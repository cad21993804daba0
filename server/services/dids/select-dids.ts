import { asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Did } from '#schemas/domain/did.ts';
import { comingVersion, liveVersion } from '../../db/live-version.ts';
import type { Database } from '../../db/open.ts';
import { campaigns, didRanges, dids, flows, nextVersions, sites } from '../../db/tables/index.ts';

/** Numbers in ascending order with the flow or campaign each leads to. */
export async function selectDids(db: Database, where: SQL | undefined, limit: number): Promise<Did[]> {
  const rows = await db
    .select({
      number: dids.number,
      rangeId: dids.rangeId,
      siteId: sites.id,
      site: sites.name,
      flowId: flows.id,
      name: flows.name,
      version: sql<number | null>`case ${dids.alias} when 'next' then ${comingVersion} else ${liveVersion} end`,
      alias: dids.alias,
      campaignId: campaigns.id,
      campaignName: campaigns.name,
    })
    .from(dids)
    .innerJoin(didRanges, eq(didRanges.id, dids.rangeId))
    .innerJoin(sites, eq(sites.id, didRanges.siteId))
    .leftJoin(campaigns, eq(campaigns.id, dids.campaignId))
    .leftJoin(flows, eq(flows.id, dids.flowId))
    .leftJoin(nextVersions, eq(nextVersions.flowId, flows.id))
    .where(where)
    .orderBy(asc(dids.digits))
    .limit(limit);
  return rows.map(({ flowId, name, version, campaignId, campaignName, ...row }) => ({
    ...row,
    flow: flowId === null || name === null || version === null ? null : { id: flowId, name, version },
    campaign: campaignId === null || campaignName === null ? null : { id: campaignId, name: campaignName },
  }));
}
