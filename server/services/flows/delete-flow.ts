import { and, asc, eq } from 'drizzle-orm';
import { deleteFlow as contract } from '#schemas/api/flows.ts';
import { dids, flowReferences, flows } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
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
    const uses = (await readUses(tx, 'flow', id)).get(id) ?? [];
    if (numbers.length > 0 || uses.length > 0) {
      throw new ServiceError('in-use', { details: { dids: numbers.map(({ number }) => number), flows: uses } });
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
