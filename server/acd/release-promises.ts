import { and, eq, exists, isNotNull, isNull, notExists, sql } from 'drizzle-orm';
import type { KeptWait } from '#runtime/acd/store.ts';
import type { Database } from '../db/open.ts';
import { agentProfiles, callbacks, users, waits } from '../db/tables/index.ts';
import { toWait } from './rows.ts';

/**
 * What somebody has promised in person who has left, or makes no promised calls any more, is for whoever serves the queue.
 * Each step is right by itself, so that a crash between them does no harm.
 */
export async function releasePromises(db: Database): Promise<KeptWait[]> {
  const maker = db
    .select({ one: sql`1` })
    .from(users)
    .innerJoin(agentProfiles, eq(agentProfiles.userId, users.id))
    .where(
      and(
        eq(users.id, callbacks.agent),
        eq(users.active, true),
        sql`${agentProfiles.profile}->'options'->'media' @> '["callback"]'`,
      ),
    );
  await db
    .update(callbacks)
    .set({ agent: null })
    .where(and(isNull(callbacks.handledAt), isNotNull(callbacks.agent), notExists(maker)));
  const released = db
    .select({ one: sql`1` })
    .from(callbacks)
    .where(and(eq(callbacks.id, waits.about), isNull(callbacks.agent)));
  const rows = await db
    .update(waits)
    .set({ onlyFor: null })
    .where(and(eq(waits.medium, 'callback'), isNull(waits.end), isNotNull(waits.onlyFor), exists(released)))
    .returning();
  return rows.map((row) => toWait(row, true));
}
