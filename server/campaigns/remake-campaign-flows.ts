import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Database } from '../db/open.ts';
import { campaigns, flowReferences, flows } from '../db/tables/index.ts';
import type { ServiceContext } from '../services/context.ts';
import { publishCampaignFlow } from './publish-campaign-flow.ts';

const SYSTEM = 'system';

/**
 * Makes the flows of all campaigns anew that run any of these flows, directly or through others. One that the change would
 * break goes on as before; its summary says why.
 */
export async function remakeCampaignFlows(
  context: Pick<ServiceContext, 'speech' | 'log'>,
  db: Database,
  changed: readonly string[],
): Promise<void> {
  if (changed.length === 0) return;
  const ids = await campaignsCalling(db, changed);
  for (const id of ids) {
    await db.transaction(async (tx) => {
      const [campaign] = await tx.select().from(campaigns).where(eq(campaigns.id, id)).for('update');
      if (!campaign) return;
      const problems = await publishCampaignFlow(context, tx, { campaign, login: SYSTEM });
      const rules = problems.filter(({ severity }) => severity === 'error').map(({ rule, node }) => ({ rule, node }));
      if (rules.length > 0) context.log.warn({ campaign: id, rules }, 'the flow of a campaign stays as it was');
    });
  }
}

/** In the order of their ids, so that two changes at a time lock them in the same order. */
async function campaignsCalling(db: Database, changed: readonly string[]): Promise<string[]> {
  const known = new Set<string>(changed);
  const found = new Set<string>();
  for (let wanted = [...known]; wanted.length > 0; ) {
    const callers = await db
      .selectDistinct({ id: flows.id, campaignId: flows.campaignId })
      .from(flowReferences)
      .innerJoin(flows, eq(flows.id, flowReferences.flowId))
      .where(
        and(
          eq(flowReferences.kind, 'flow'),
          inArray(flowReferences.target, wanted),
          isNull(flows.deletedAt),
          // The draft of a campaign's flow names what it would call if it were active.
          or(
            sql`${flowReferences.version} = ${flows.publishedVersion}`,
            and(eq(flowReferences.version, 0), sql`${flows.campaignId} is not null`),
          ),
        ),
      );
    for (const { campaignId } of callers) if (campaignId !== null) found.add(campaignId);
    wanted = callers.map(({ id }) => id).filter((id) => !known.has(id));
    for (const id of wanted) known.add(id);
  }
  return [...found].sort();
}
