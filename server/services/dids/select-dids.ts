import { asc, eq, type SQL } from 'drizzle-orm';
import type { Did } from '#schemas/domain/did.ts';
import type { Database } from '../../db/open.ts';
import { didRanges, dids, flows } from '../../db/tables/index.ts';

/** Numbers in ascending order with the flow each leads to. */
export async function selectDids(db: Database, where: SQL | undefined, limit: number): Promise<Did[]> {
  const rows = await db
    .select({
      number: dids.number,
      rangeId: dids.rangeId,
      site: didRanges.site,
      flowId: flows.id,
      name: flows.name,
      version: flows.publishedVersion,
    })
    .from(dids)
    .innerJoin(didRanges, eq(didRanges.id, dids.rangeId))
    .leftJoin(flows, eq(flows.id, dids.flowId))
    .where(where)
    .orderBy(asc(dids.digits))
    .limit(limit);
  return rows.map(({ number, rangeId, site, flowId, name, version }) => ({
    number,
    rangeId,
    site,
    flow: flowId === null || name === null || version === null ? null : { id: flowId, name, version },
  }));
}
