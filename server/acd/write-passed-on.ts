import { eq } from 'drizzle-orm';
import type { Agent } from '#runtime/acd/agents/agent.ts';
import { beginPassedOn } from '#runtime/acd/conversation/begin.ts';
import type { ConversationState } from '#runtime/acd/conversation/state.ts';
import type { Write } from '#runtime/acd/conversation/turn.ts';
import type { Database } from '../db/open.ts';
import { agentPresence, waits } from '../db/tables/index.ts';
import { selectStaffed } from './agent-store.ts';
import { createRulesReader } from './read-rules.ts';
import { toStaffed } from './rows.ts';
import { changeAgentIn } from './write-agent.ts';

type PassedOn = Extract<Write, { write: 'passed-on' }>;

/** The wait that brought the caller here is that of the colleague's conversation from now on. */
export async function passWaitOn(
  tx: Database,
  { waitId }: Pick<ConversationState, 'waitId'>,
  { to }: PassedOn,
): Promise<void> {
  if (waitId !== null) await tx.update(waits).set({ conversationId: to }).where(eq(waits.id, waitId));
}

/** The colleague's own conversation, by what holds for them now; their time is counted there. */
export async function beginOfColleague(
  tx: Database,
  former: ConversationState,
  { to, agent, legs }: PassedOn,
  at: number,
): Promise<{ begun: ConversationState; agent: Agent }> {
  const about = { conversationId: to, campaign: former.campaign };
  const changed = await changeAgentIn(tx, agent, { events: [{ type: 'took-over' }], at, about });
  const [row] = await selectStaffed(tx).where(eq(agentPresence.userId, agent));
  if (!changed || !row) throw new Error(`acd.colleague-gone: ${agent}`);
  const staffed = toStaffed(row);
  const rules = await createRulesReader(tx).read(former, staffed.facts);
  return { begun: beginPassedOn({ id: to, staffed, rules, at }, former, legs), agent: changed.after };
}
