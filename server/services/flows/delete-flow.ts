import { and, asc, eq } from 'drizzle-orm';
import { deleteFlow as contract } from '#schemas/api/flows.ts';
import { dids, flowReferences, flows } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { readCampaignUsesOf, readUseByDefaults } from '../catalogue/campaign-references.ts';
import { withoutFlowsOf } from '../catalogue/uses-by-others.ts';
import { verb } from '../verb.ts';
import { draftVersion } from './store-references.ts';
import { lockStoredFlow } from './stored-flow.ts';
import { readUses } from './used-by.ts';

/** Contacts that run the flow go on, and those it served can still be looked at: only the name leaves the lists. */
export const deleteFlow = verb(contract, ({ context: { db }, actor, params: { id } }) =>
  db.transaction(async (tx) => {
    const stored = await lockStoredFlow(tx, id);
    const numbers = await tx
      .select({ number: dids.number })
      .from(dids)
      .where(eq(dids.flowId, id))
      .orderBy(asc(dids.digits));
    const campaigns = (await readCampaignUsesOf(tx, 'flow')).get(id) ?? [];
    const { defaults = [] } = await readUseByDefaults(tx, 'flow', id);
    const uses = withoutFlowsOf((await readUses(tx, 'flow', id)).get(id) ?? [], campaigns);
    if (numbers.length + uses.length + campaigns.length + defaults.length > 0) {
      const details = { dids: numbers.map(({ number }) => number), flows: uses, campaigns, defaults };
      throw new ServiceError('in-use', { details });
    }
    await tx.update(flows).set({ deletedAt: new Date() }).where(eq(flows.id, id));
    await tx.delete(flowReferences).where(and(eq(flowReferences.flowId, id), eq(flowReferences.version, draftVersion)));
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'flow.delete',
      entity: 'flow',
      entityId: id,
      details: { name: stored.name },
    });
    return undefined;
  }),
);
