import { eq } from 'drizzle-orm';
import { assignDid as contract } from '#schemas/api/dids.ts';
import type { Database } from '../../db/open.ts';
import { dids, flows } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';
import { recordAudit } from '../audit.ts';
import { verb } from '../verb.ts';
import { lockCampaigns, noteInCampaigns } from './note-in-campaigns.ts';
import { selectDids } from './select-dids.ts';

/** Calls to the number run whatever version the alias of the flow names when they arrive, or the campaign's flow. */
export const assignDid = verb(
  contract,
  async ({ context: { db }, actor, params: { number }, body: { flowId, campaignId, alias } }) => {
    const digits = number.replace(/^\+/, '');
    const isAssigned = flowId !== null || campaignId !== null;
    await db.transaction(async (tx) => {
      // The flow is locked before the number, as it is when a flow is deleted.
      if (flowId !== null) await lockPublishedIvr(tx, flowId);
      const [known] = await tx.select({ campaignId: dids.campaignId }).from(dids).where(eq(dids.digits, digits));
      const locked = await lockCampaigns(tx, [campaignId, known?.campaignId ?? null]);
      if (campaignId !== null && !locked.has(campaignId)) {
        throw new ServiceError('invalid-input', { issues: [ruleIssue(['campaignId'], 'unknown-campaign')] });
      }
      const [before] = await tx.select().from(dids).where(eq(dids.digits, digits)).for('update');
      if (!before) throw new ServiceError('not-found');
      await tx
        .update(dids)
        .set({ flowId, campaignId, alias: flowId === null ? 'live' : alias })
        .where(eq(dids.digits, digits));
      await noteInCampaigns(tx, { before, campaignId, login: actor.user.login });
      await recordAudit(tx, {
        user: actor.user.login,
        action: isAssigned ? 'did.assign' : 'did.release',
        entity: 'did',
        entityId: before.number,
        details: { flowId, campaignId, alias, before: before.flowId ?? before.campaignId, aliasBefore: before.alias },
      });
    });
    const [did] = await selectDids(db, eq(dids.digits, digits), 1);
    if (!did) throw new ServiceError('not-found');
    return { did };
  },
);

async function lockPublishedIvr(tx: Database, flowId: string): Promise<void> {
  const [flow] = await tx.select().from(flows).where(eq(flows.id, flowId)).for('update');
  if (!flow || flow.deletedAt !== null) {
    throw new ServiceError('invalid-input', { issues: [ruleIssue(['flowId'], 'unknown-flow')] });
  }
  if (flow.kind !== 'ivr')
    throw new ServiceError('invalid-input', { issues: [ruleIssue(['flowId'], 'did-flow-kind')] });
  if (flow.publishedVersion === null) throw new ServiceError('not-published');
}
