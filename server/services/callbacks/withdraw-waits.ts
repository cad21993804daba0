import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { waits } from '../../db/tables/index.ts';

/**
 * Takes a callback or a message out of the distribution: it is planned for another time, or done. Whoever is being given
 * it at this moment keeps it. An assignment is refused by the row, so nobody needs to be told at once.
 */
export async function withdrawWaits(tx: Database, about: string, now: number): Promise<void> {
  await tx
    .update(waits)
    .set({ end: 'moved', endedAt: new Date(now) })
    .where(and(eq(waits.about, about), isNull(waits.end), isNull(waits.conversationId)));
}
