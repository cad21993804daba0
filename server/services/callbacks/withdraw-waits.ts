import { and, eq, isNull } from 'drizzle-orm';
import type { PeerMessage } from '../../acd/peer-message.ts';
import type { Database } from '../../db/open.ts';
import { waits } from '../../db/tables/index.ts';
import { tellAll } from '../../live/tell-all.ts';

/**
 * Takes a callback or a message out of the distribution: it is planned for another time, or done. Whoever is being given
 * it at this moment keeps it. All servers hear of it when the transaction is safe.
 */
export async function withdrawWaits(tx: Database, about: string, now: number): Promise<void> {
  const withdrawn = await tx
    .update(waits)
    .set({ end: 'moved', endedAt: new Date(now) })
    .where(and(eq(waits.about, about), isNull(waits.end), isNull(waits.conversationId)))
    .returning({ id: waits.id });
  if (withdrawn.length === 0) return;
  const changed: PeerMessage = { say: 'changed', waits: withdrawn.map(({ id }) => id), agents: [] };
  await tellAll(tx, { type: 'acd', from: 'database', message: changed });
}
