import { and, inArray, ne } from 'drizzle-orm';
import { agentPresence } from '../../db/tables/index.ts';
import type { ServiceContext } from '../context.ts';

/** Agents whose account is closed stop to work at once, or when the conversation that goes on is over. */
export async function signOutAgents({ db, desks, log }: ServiceContext, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const working = await db
    .select({ id: agentPresence.userId })
    .from(agentPresence)
    .where(and(inArray(agentPresence.userId, [...ids]), ne(agentPresence.state, 'signed-out')));
  for (const { id } of working) {
    try {
      await desks.forceState(id, { state: 'signed-out' });
    } catch (error) {
      // The account is closed already: their desktop is refused, and goes as unreachable after a while.
      log.warn({ error, agent: id }, 'an agent whose account was closed could not be signed out');
    }
  }
}
