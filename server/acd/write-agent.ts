import { and, eq, isNull } from 'drizzle-orm';
import type { Agent } from '#runtime/acd/agents/agent.ts';
import { type AgentEvent, changeAgent } from '#runtime/acd/agents/change-agent.ts';
import type { Database } from '../db/open.ts';
import { agentPresence, agentSpans } from '../db/tables/index.ts';
import { fromAgent, toAgent } from './rows.ts';

/** The conversation to which an agent's time belongs. */
export interface SpanSubject {
  conversationId: string;
  campaign: string;
}

/** The agent's row, which nobody else changes until the transaction ends. */
export async function lockAgent(tx: Database, id: string): Promise<Agent | null> {
  const [row] = await tx.select().from(agentPresence).where(eq(agentPresence.userId, id)).for('update');
  return row ? toAgent(row) : null;
}

/** Lets things happen to an agent, in a transaction. @returns null for somebody who has never signed in. */
export async function changeAgentIn(
  tx: Database,
  id: string,
  { events, at, about }: { events: readonly AgentEvent[]; at: number; about: SpanSubject | null },
): Promise<{ before: Agent; after: Agent } | null> {
  const before = await lockAgent(tx, id);
  if (before === null) return null;
  let after = before;
  for (const event of events) after = changeAgent(after, event, at);
  if (after !== before) await writeAgent(tx, { before, after, about });
  return { before, after };
}

/** Writes an agent, and how they spend their time from now on. */
export async function writeAgent(
  tx: Database,
  { before, after, about }: { before: Agent; after: Agent; about: SpanSubject | null },
): Promise<void> {
  await tx.update(agentPresence).set(fromAgent(after)).where(eq(agentPresence.userId, after.id));
  if (before.state === after.state && before.reason === after.reason) return;
  const moment = new Date(after.since);
  await tx
    .update(agentSpans)
    .set({ endedAt: moment })
    .where(and(eq(agentSpans.userId, after.id), isNull(agentSpans.endedAt)));
  if (after.state === 'signed-out') return;
  await tx.insert(agentSpans).values({
    userId: after.id,
    state: after.state,
    reason: after.reason,
    campaign: about?.campaign ?? '',
    conversationId: about?.conversationId ?? null,
    beganAt: moment,
  });
}
