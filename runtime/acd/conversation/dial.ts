import { AUTO_DIAL_SECONDS } from '#schemas/domain/conversation.ts';
import { type ConversationState, DIAL_SECONDS, RING_GRACE_MS } from './state.ts';
import { placeLeg, ringTo, type Turn } from './turn.ts';

/** The agent's own phone, which rings first: `autoAnswer` when it is the agent who wants the call. */
export function callAgent(turn: Turn, { autoAnswer }: { autoAnswer: boolean }): void {
  const { state, at } = turn;
  const { rules, agentAddress } = state.drive;
  const ringTimeoutMs = rules.ringSeconds * 1000;
  placeLeg(turn, 'agent', {
    to: agentAddress,
    from: state.customer,
    ringTimeoutMs,
    autoAnswer: autoAnswer || rules.autoAnswer,
  });
  state.drive.limitAt = at + ringTimeoutMs + RING_GRACE_MS;
}

/** The agent calls the customer: agents who are still on the phone hear it ring at once. */
export function dial(turn: Turn): void {
  const { state, writes } = turn;
  state.phase = 'dialling';
  state.end = null;
  state.talkEndedAt = null;
  state.wrapUpUntil = null;
  writes.push({ write: 'agent', event: { type: 'talking' } });
  if (state.drive.legs.agent?.up) dialCustomer(turn);
  else callAgent(turn, { autoAnswer: true });
}

export function dialCustomer(turn: Turn): void {
  const { state, at } = turn;
  const ringTimeoutMs = DIAL_SECONDS * 1000;
  placeLeg(turn, 'customer', {
    to: state.drive.customerAddress,
    from: shownTo(state, state.customer),
    ringTimeoutMs,
    autoAnswer: false,
  });
  ringTo(turn, 'agent');
  state.drive.limitAt = at + ringTimeoutMs + RING_GRACE_MS;
}

/** What somebody sees who is called: the first number that fits the beginning of theirs. */
export function shownTo({ drive }: ConversationState, number: string): string {
  return drive.rules.shownNumbers.find(({ prefix }) => number.startsWith(prefix))?.number ?? '';
}

/** A promised call is shown first, and dialled by itself unless the agent does something else. */
export function previewLimit(state: Pick<ConversationState, 'medium'>, at: number): number | null {
  return state.medium === 'callback' ? at + AUTO_DIAL_SECONDS * 1000 : null;
}
