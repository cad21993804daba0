import { eq } from 'drizzle-orm';
import { assignDid as contract } from '#schemas/api/dids.ts';
import type { Database } from '../../db/open.ts';
import { dids, flows } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';
import { recordAudit } from '../audit.ts';
import { verb } from '../verb.ts';
import { selectDids } from './select-dids.ts';

/** Calls to the number run whatever version the alias of the flow names when they arrive. */
export const assignDid = verb(
  contract,
  async ({ context: { db }, actor, params: { number }, body: { flowId, alias } }) => {
    const digits = number.replace(/^\+/, '');
    await db.transaction(async (tx) => {
      // The flow is locked before the number, as it is when a flow is deleted.
      if (flowId !== null) await lockPublishedIvr(tx, flowId);
      const [before] = await tx.select().from(dids).where(eq(dids.digits, digits)).for('update');
      if (!before) throw new ServiceError('not-found');
      await tx
        .update(dids)
        .set({ flowId, alias: flowId === null ? 'live' : alias })
        .where(eq(dids.digits, digits));
      await recordAudit(tx, {
        user: actor.user.login,
        action: flowId === null ? 'did.release' : 'did.assign',
        entity: 'did',
        entityId: before.number,
        details: { flowId, alias, before: before.flowId, aliasBefore: before.alias },
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
