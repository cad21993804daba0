import { eq, sql } from 'drizzle-orm';
import type { Agent } from '#runtime/acd/agents/agent.ts';
import { type AgentEvent, changeAgent } from '#runtime/acd/agents/change-agent.ts';
import { moment } from '../db/moment.ts';
import type { Database } from '../db/open.ts';
import { agentPresence } from '../db/tables/index.ts';
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
  return { before, after: await changeLocked(tx, before, { events, at, about }) };
}

/** The same for an agent who has just been locked. */
export async function changeLocked(
  tx: Database,
  before: Agent,
  { events, at, about }: { events: readonly AgentEvent[]; at: number; about: SpanSubject | null },
): Promise<Agent> {
  let after = before;
  for (const event of events) after = changeAgent(after, event, at);
  if (after !== before) await writeAgent(tx, { before, after, about });
  return after;
}

/**
 * Writes an agent, and how they spend their time from now on, in one statement: a busy server does little else. Nobody has
 * spent less than no time at something, though somebody sets the clock back meanwhile.
 */
async function writeAgent(
  tx: Database,
  { before, after, about }: { before: Agent; after: Agent; about: SpanSubject | null },
): Promise<void> {
  if (before.state === after.state && before.reason === after.reason && before.since === after.since) {
    await tx.update(agentPresence).set(fromAgent(after)).where(eq(agentPresence.userId, after.id));
    return;
  }
  const since = moment(after.since);
  await tx.execute(sql`
    with agent as (
      update agent_presence set
        state = ${after.state}, reason = ${after.reason}, since = ${since}, next = ${json(after.next)},
        line = ${json(after.line)}, phone_reachable = ${after.phoneReachable}, idle_since = ${moment(after.idleSince)},
        signed_in_at = ${moment(after.signedInAt)}, contacts = ${after.contacts}, due_at = ${moment(after.dueAt)},
        seen_at = ${moment(after.seenAt)}, revision = ${after.revision}
      where user_id = ${after.id}
    ), closed as (
      update agent_spans set ended_at = greatest(began_at, ${since}) where user_id = ${after.id} and ended_at is null returning id
    )
    insert into agent_spans (user_id, state, reason, campaign, conversation_id, began_at)
    select ${after.id}, ${after.state}, ${after.reason}, ${about?.campaign ?? ''}, ${about?.conversationId ?? null}::text, ${since}
    -- Counted, so that the former stretch is closed before the next one begins.
    from (select count(*) from closed) former where ${after.state !== 'signed-out'}::boolean`);
}

function json(value: unknown) {
  return sql`${value === null ? null : JSON.stringify(value)}::jsonb`;
}
