import type { CallEndCause } from '#schemas/effects/index.ts';
import type { AcdRefusalCode } from '../desk-port.ts';
import { arrange } from './arrange.ts';
import { dialCustomer } from './dial.ts';
import { agentLeaves, endTalk, endUntaken, letCustomerGo, sendBack } from './ending.ts';
import { isAway, LONGEST_RETURN_MS, RECALL_SECONDS, RELOAD_LIMIT_MS, RETURN_LIMIT_MS } from './lost-phones.ts';
import { type ConversationState, type Leg, RING_GRACE_MS } from './state.ts';
import { startWhisper } from './talk.ts';
import { dropLeg, hasFlow, placeLeg, ringTo, type Turn } from './turn.ts';

/**
 * Whether a call of the agent's phone has ended because the phone has gone: only a page in a browser is loaded again or
 * crashes. A phone that was called again and did not answer has not come back yet.
 */
export function isLost(state: ConversationState, { up }: Leg, cause: CallEndCause): boolean {
  if (!canReturn(state)) return false;
  if (state.drive.awayUntil !== null && !up) return true;
  return cause === 'failed' || (cause === 'congestion' && !up);
}

/** The page with the agent's phone has gone, and its call with it. */
export function phoneLeft(turn: Turn): void {
  const { state } = turn;
  if (canReturn(state) && state.drive.legs.agent !== null) loseAgent(turn);
}

/** The agent's phone is not there any more: everybody stays, and waits for a while for it to come back. */
export function loseAgent(turn: Turn): void {
  const { state, at } = turn;
  const { drive } = state;
  dropLeg(turn, 'agent');
  drive.awaySince ??= at;
  switch (state.phase) {
    case 'ringing':
      drive.awayUntil = Math.min(at + RELOAD_LIMIT_MS, drive.limitAt ?? Number.POSITIVE_INFINITY);
      return;
    case 'whisper':
      // A caller who is being handed over comes in any case.
      if (!drive.asked) drive.limitAt = null;
      drive.awayUntil ??= at + (drive.asked ? RETURN_LIMIT_MS : RELOAD_LIMIT_MS);
      return;
    case 'dialling':
      if (!isCalled(state)) drive.limitAt = null;
      drive.awayUntil ??= at + RETURN_LIMIT_MS;
      return;
    default:
      drive.awayUntil ??= at + RETURN_LIMIT_MS;
      arrange(turn);
  }
}

/** The agent's phone is there again and asks to be called; what it had before, if anything, is no use any more. */
export function reconnect(turn: Turn, phone: string): AcdRefusalCode | null {
  const { state } = turn;
  if (!canReturn(state)) return 'not-in-that-state';
  if (state.drive.calledAgainBy === phone) return null;
  state.drive.calledAgainBy = phone;
  loseAgent(turn);
  callAgain(turn);
  return null;
}

export function callAgain(turn: Turn): void {
  const { state, at } = turn;
  const { drive } = state;
  const from = state.customer;
  if (state.phase === 'ringing') {
    // In the time that is left for it: the caller waits meanwhile.
    const leftMs = (drive.limitAt ?? at) - at - RING_GRACE_MS;
    isBack(turn);
    const ringTimeoutMs = Math.max(leftMs, 1000);
    placeLeg(turn, 'agent', { to: drive.agentAddress, from, ringTimeoutMs, autoAnswer: drive.rules.autoAnswer });
    return;
  }
  const ringTimeoutMs = RECALL_SECONDS * 1000;
  const longest = (drive.awaySince ?? at) + LONGEST_RETURN_MS;
  drive.awayUntil = Math.min(Math.max(drive.awayUntil ?? 0, at + ringTimeoutMs + RING_GRACE_MS), longest);
  placeLeg(turn, 'agent', { to: drive.agentAddress, from, ringTimeoutMs, autoAnswer: true });
}

/** The agent is back, and goes on where they were. */
export function agentReturned(turn: Turn): void {
  const { state } = turn;
  const { drive } = state;
  isBack(turn);
  switch (state.phase) {
    case 'whisper':
      if (!drive.asked) startWhisper(turn);
      return;
    case 'dialling':
      if (isCalled(state)) ringTo(turn, 'agent');
      else dialCustomer(turn);
      return;
    default:
      arrange(turn);
      if (state.consult?.phase === 'ringing') ringTo(turn, 'agent');
  }
}

/** The phone has not come back in time. */
export function giveUpAgent(turn: Turn): void {
  switch (turn.state.phase) {
    case 'ringing':
    case 'whisper':
      endUntaken(turn, 'not-answered');
      return;
    case 'dialling':
      dropLeg(turn, 'customer');
      endTalk(turn, 'not-reached');
      return;
    default:
      loseTalk(turn);
  }
}

/** Somebody else who talks with the customer goes on; a caller waits again in their place, for anybody. */
function loseTalk(turn: Turn): void {
  const { state } = turn;
  const { customer } = state.drive.legs;
  if (state.consult !== null && customer !== null) {
    agentLeaves(turn);
  } else if (customer !== null && hasFlow(state)) {
    sendBack(turn);
    endTalk(turn, 'failed', { work: false });
  } else {
    letCustomerGo(turn);
    endTalk(turn, 'failed');
  }
}

/** Whom the agent calls rings, or is a colleague whose phone is about to come back. */
function isCalled({ drive }: ConversationState): boolean {
  return drive.legs.customer !== null || isAway(drive.colleaguePhone);
}

function isBack({ state }: Turn): void {
  state.drive.awaySince = null;
  state.drive.awayUntil = null;
}

function canReturn({ line, phase }: ConversationState): boolean {
  return line.type === 'browser' && withPhone.has(phase);
}

const withPhone: ReadonlySet<ConversationState['phase']> = new Set(['ringing', 'whisper', 'dialling', 'talking']);
