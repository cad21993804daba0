import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { FlowStore, PublishedIr } from '#runtime/engine/ports.ts';
import { campaignFlowId } from '#schemas/domain/inbound-campaign.ts';
import { comingVersion, liveVersion } from '../live-version.ts';
import type { Database } from '../open.ts';
import { dids, flows, flowVersions, nextVersions } from '../tables/index.ts';

/** Versions kept in memory: more than an installation has in use at a time. */
const cacheLimit = 500;

/** Published flows for the engine. Versions never change, so what was read once is kept. */
export function createFlowStore(db: Database): FlowStore {
  const cache = new Map<string, PublishedIr>();

  async function readIr(flowId: string, version: number): Promise<PublishedIr> {
    const key = `${flowId}@${version}`;
    const known = cache.get(key);
    if (known) return known;
    const [row] = await db
      .select({ ir: flowVersions.ir })
      .from(flowVersions)
      .where(and(eq(flowVersions.flowId, flowId), eq(flowVersions.version, version)));
    if (!row) throw new Error(`flow-store.unknown-version: ${key}`);
    const published = { flowId, version, ir: row.ir };
    const oldest = cache.keys().next();
    if (cache.size >= cacheLimit && !oldest.done) cache.delete(oldest.value);
    cache.set(key, published);
    return published;
  }

  return {
    readIr,
    async flowForDid(number) {
      const [row] = await db
        .select({
          flowId: flows.id,
          campaign: dids.campaignId,
          version: sql<number | null>`case ${dids.alias} when 'next' then ${comingVersion} else ${liveVersion} end`,
        })
        .from(dids)
        // Of the flows that are made from a campaign's settings, callers have the one that bears its name.
        .innerJoin(flows, or(eq(flows.id, dids.flowId), sql`${flows.id} = ${campaignFlowId('')} || ${dids.campaignId}`))
        .leftJoin(nextVersions, eq(nextVersions.flowId, flows.id))
        .where(and(eq(dids.digits, number.replace(/^\+/, '')), isNull(flows.deletedAt)));
      if (!row?.version) return null;
      return { ...(await readIr(row.flowId, row.version)), campaign: row.campaign ?? '' };
    },
    async liveFlow(flowId) {
      const [row] = await db
        .select({ version: liveVersion })
        .from(flows)
        .leftJoin(nextVersions, eq(nextVersions.flowId, flows.id))
        .where(and(eq(flows.id, flowId), isNull(flows.deletedAt)));
      return row?.version ? readIr(flowId, row.version) : null;
    },
  };
}
