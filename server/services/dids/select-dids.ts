import { asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Did } from '#schemas/domain/did.ts';
import { comingVersion, liveVersion } from '../../db/live-version.ts';
import type { Database } from '../../db/open.ts';
import { didRanges, dids, flows, nextVersions } from '../../db/tables/index.ts';

/** Numbers in ascending order with the flow each leads to. */
export async function selectDids(db: Database, where: SQL | undefined, limit: number): Promise<Did[]> {
  const rows = await db
    .select({
      number: dids.number,
      rangeId: dids.rangeId,
      site: didRanges.site,
      flowId: flows.id,
      name: flows.name,
      version: sql<number | null>`case ${dids.alias} when 'next' then ${comingVersion} else ${liveVersion} end`,
      alias: dids.alias,
    })
    .from(dids)
    .innerJoin(didRanges, eq(didRanges.id, dids.rangeId))
    .leftJoin(flows, eq(flows.id, dids.flowId))
    .leftJoin(nextVersions, eq(nextVersions.flowId, flows.id))
    .where(where)
    .orderBy(asc(dids.digits))
    .limit(limit);
  return rows.map(({ number, rangeId, site, flowId, name, version, alias }) => ({
    number,
    rangeId,
    site,
    alias,
    flow: flowId === null || name === null || version === null ? null : { id: flowId, name, version },
  }));
}
