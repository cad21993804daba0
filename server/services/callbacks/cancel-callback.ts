import { eq } from 'drizzle-orm';
import { cancelCallback as contract } from '#schemas/api/callbacks.ts';
import { callbacks } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { verb } from '../verb.ts';
import { findCallback } from './find-callback.ts';
import { toCallback } from './to-callback.ts';
import { withdrawWaits } from './withdraw-waits.ts';

/** It counts as handled by whoever gave it up; the audit trail tells the two apart. */
export const cancelCallback = verb(contract, ({ context: { db }, actor, params: { id } }) =>
  db.transaction(async (tx) => {
    const before = await findCallback(tx, actor, id);
    if (before.handledAt) return { callback: toCallback(before) };
    await withdrawWaits(tx, id, Date.now());
    const [after] = await tx
      .update(callbacks)
      .set({ handledAt: new Date(), handledBy: actor.user.login })
      .where(eq(callbacks.id, id))
      .returning();
    if (!after) throw new ServiceError('not-found');
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'callback.cancel',
      entity: 'contact',
      entityId: before.contactId,
      details: { queue: before.queue, number: before.number },
    });
    return { callback: toCallback(after) };
  }),
);
