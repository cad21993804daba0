import { and, eq, isNull } from 'drizzle-orm';
import { handleCallback as contract } from '#schemas/api/callbacks.ts';
import type { Database } from '../../db/open.ts';
import { callbacks } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';
import { recordAudit } from '../audit.ts';
import { verb } from '../verb.ts';
import { findCallback } from './find-callback.ts';
import { toCallback } from './to-callback.ts';
import { withdrawWaits } from './withdraw-waits.ts';

/** Whoever called back first stays the one who did. */
export const handleCallback = verb(contract, ({ context: { db }, actor, params: { id }, body: { handled } }) =>
  db.transaction(async (tx) => {
    const before = await findCallback(tx, actor, id);
    if ((before.handledAt !== null) === handled) return { callback: toCallback(before) };
    if (handled) await withdrawWaits(tx, id, Date.now());
    else await refuseSecond(tx, before);
    const [after] = await tx
      .update(callbacks)
      .set(handled ? { handledAt: new Date(), handledBy: actor.user.login } : { handledAt: null, handledBy: null })
      .where(eq(callbacks.id, id))
      .returning();
    if (!after) throw new ServiceError('not-found');
    await recordAudit(tx, {
      user: actor.user.login,
      action: handled ? 'callback.handle' : 'callback.reopen',
      entity: 'contact',
      entityId: before.contactId,
      details: { queue: before.queue, number: before.number },
    });
    return { callback: toCallback(after) };
  }),
);

/** A number is called back once, however often it asked. */
async function refuseSecond(tx: Database, { queue, number }: typeof callbacks.$inferSelect): Promise<void> {
  const open = await tx
    .select({ id: callbacks.id })
    .from(callbacks)
    .where(and(eq(callbacks.queue, queue), eq(callbacks.number, number), isNull(callbacks.handledAt)));
  if (open.length > 0) throw new ServiceError('invalid-input', { issues: [ruleIssue(['handled'], 'callback-open')] });
}
