import { eq } from 'drizzle-orm';
import { type ConversationState, isDriven } from '#runtime/acd/conversation/state.ts';
import type { Database } from '../db/open.ts';
import { agentPresence, conversations, waits } from '../db/tables/index.ts';
import { toAgent, toWait } from './rows.ts';
import { waitColumns } from './wait-store.ts';

/**
 * What a step has changed whose answer was lost on the way: it is written down, and whoever wrote it goes on.
 * @param self The server that asks.
 * @returns null when the conversation is not this server's any more, or something else has happened to it.
 */
export async function readSaved(tx: Database, state: ConversationState, self: string) {
  const [kept] = await tx
    .select({ owner: conversations.owner, revision: conversations.revision })
    .from(conversations)
    .where(eq(conversations.id, state.id));
  const wroteIt = kept?.revision === state.revision && kept.owner === (isDriven(state) ? self : '');
  if (!wroteIt) return null;
  const [wait, staff] = await Promise.all([
    state.waitId === null ? [] : tx.select(waitColumns).from(waits).where(eq(waits.id, state.waitId)),
    tx.select().from(agentPresence).where(eq(agentPresence.userId, state.agent)),
  ]);
  return { waits: wait.map((row) => toWait(row, row.isAttended)), agents: staff.map(toAgent), begun: null };
}
