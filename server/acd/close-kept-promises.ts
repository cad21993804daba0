import { and, eq, inArray, isNotNull, isNull, lt, notExists, or, sql } from 'drizzle-orm';
import type { Database } from '../db/open.ts';
import { callbacks, type conversations, waits } from '../db/tables/index.ts';
import { spellingsOf } from '../phone-numbers.ts';
import { recordAudit } from '../services/audit.ts';
import { withdrawWaits } from '../services/callbacks/withdraw-waits.ts';

/**
 * A customer who has asked to be called back, and has talked to an agent of the queue or the campaign meanwhile, is not
 * called any more. What an agent has planned with them is for people to decide; their history offers to close it.
 */
export async function closeKeptPromises(
  tx: Database,
  row: typeof conversations.$inferSelect,
  { by, at }: { by: string; at: number },
): Promise<void> {
  const numbers = spellingsOf(row.customer, row.called);
  if (numbers.length === 0 || row.answeredAt === null) return;
  const inHand = tx
    .select({ one: sql`1` })
    .from(waits)
    .where(and(eq(waits.about, callbacks.id), isNull(waits.end), isNotNull(waits.conversationId)));
  const kept = await tx
    .update(callbacks)
    .set({ handledAt: new Date(at), handledBy: by })
    .where(
      and(
        inArray(callbacks.number, numbers),
        isNull(callbacks.handledAt),
        isNull(callbacks.conversationId),
        // Not what they have asked for since, when the agent had passed them on to a queue.
        lt(callbacks.askedAt, row.answeredAt),
        row.campaign === ''
          ? eq(callbacks.queue, row.queue)
          : or(eq(callbacks.queue, row.queue), eq(callbacks.campaign, row.campaign)),
        notExists(inHand),
      ),
    )
    .returning();
  for (const { id, queue, number, contactId } of kept) {
    await withdrawWaits(tx, id, at);
    await recordAudit(tx, {
      user: by,
      action: 'callback.handle',
      entity: 'contact',
      entityId: contactId,
      details: { queue, number, conversation: row.id },
    });
  }
}
