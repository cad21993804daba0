import type { ConversationEnd } from '#schemas/domain/conversation.ts';
import { freeColleague, handOver } from './colleague.ts';
import { stopRecorder } from './recorder.ts';
import { waitingSince } from './state.ts';
import { dropLeg, hasFlow, join, ringTo, type Turn, talkSeconds } from './turn.ts';

/** It came to no talk: the phone was not answered, the caller has gone. The agent has nothing to do with it any more. */
export function endUntaken(turn: Turn, end: 'not-answered' | 'abandoned' | 'failed'): void {
  const { state, writes, asks } = turn;
  dropLeg(turn, 'agent');
  dropLeg(turn, 'customer');
  state.end = end;
  if (end !== 'abandoned') {
    writes.push({ write: 'wait-returned', refusedBy: end === 'not-answered' ? state.agent : null });
    asks.push({ ask: 'returned' });
  }
  closeWith(turn, end === 'not-answered' ? 'not-answered' : 'returned');
}

/**
 * The agent's talk with the customer is over; what remains is the agent's work on it.
 * @param options `work`: false when the agent is not there to do any.
 */
export function endTalk(turn: Turn, end: ConversationEnd, { work = true } = {}): void {
  const { state, at } = turn;
  countHold(turn);
  stopRecorder(turn);
  state.end = end;
  state.talkEndedAt = at;
  state.consult = null;
  // Whoever is to take the customer over does not ring for ever.
  if (state.drive.transfer === null) state.drive.limitAt = null;
  state.drive.monitors = [];
  if (state.drive.rules.hangUpAfterCall) dropLeg(turn, 'agent');
  else state.drive.talking = state.drive.talking.filter((role) => role !== 'agent');
  delete state.drive.hears.agent;
  if (state.drive.transfer === null) {
    freeColleague(turn);
    dropLeg(turn, 'other');
  }
  if (!state.drive.rules.hasWrapUp || !work) {
    finish(turn);
    return;
  }
  state.phase = 'wrap-up';
  state.drive.awaySince = null;
  state.drive.awayUntil = null;
  const { wrapUpSeconds } = state.drive.rules;
  state.wrapUpUntil = wrapUpSeconds > 0 ? at + wrapUpSeconds * 1000 : null;
  turn.writes.push({ write: 'agent', event: { type: 'wrap-up' } });
}

/** The customer is still there when nobody talks to them any more: their flow goes on, or they are hung up. */
export function letCustomerGo(turn: Turn): void {
  const { state, at } = turn;
  if (state.drive.legs.customer === null) return;
  if (hasFlow(state)) turn.asks.push({ ask: 'ended', talkSeconds: talkSeconds(state, at) });
  dropLeg(turn, 'customer');
}

/** A caller whom nobody talks to any more waits again, in their place and for anybody. */
export function sendBack(turn: Turn): void {
  const { state } = turn;
  const to = { queue: state.queue, since: waitingSince(state), onlyFor: null };
  state.drive.requeued = to;
  turn.asks.push({ ask: 'requeue', to });
  dropLeg(turn, 'customer');
}

/** The agent leaves a call: somebody they talk to as well keeps the customer, otherwise the talk is over. */
export function agentLeaves(turn: Turn): void {
  const { state } = turn;
  const { consult, drive } = state;
  if (consult === null || drive.legs.customer === null) {
    letCustomerGo(turn);
    endTalk(turn, 'agent');
    return;
  }
  passOn(turn);
}

/** Whom the agent has asked takes the customer over; while their phone rings, the customer hears it. */
export function passOn(turn: Turn): void {
  const { state } = turn;
  const { consult, drive } = state;
  if (consult === null) return;
  // A colleague whose phone has gone has the customer as soon as it is back.
  const talking = consult.phase === 'talking' && drive.legs.other?.up === true;
  if (talking && handOver(turn)) {
    endTalk(turn, 'transferred');
    return;
  }
  drive.transfer = { stage: talking ? 'talking' : 'ringing', party: consult.party };
  drive.talking = [];
  if (talking) join(turn, ['customer', 'other']);
  else ringTo(turn, 'customer');
  endTalk(turn, 'transferred');
}

/** The agent has finished. */
export function finish(turn: Turn): void {
  const { state, at, writes } = turn;
  dropLeg(turn, 'agent');
  const reached = state.answeredAt !== null;
  // A message is heard, not answered; the promised call to somebody who was not reached will wait again.
  if (state.waitId !== null) {
    writes.push({ write: 'wait-ended', end: reached || state.medium === 'voicemail' ? 'answered' : 'failed' });
  }
  writes.push({ write: 'finished', reached });
  state.end ??= 'not-reached';
  closeWith(turn, 'done', at);
}

function closeWith(turn: Turn, why: 'done' | 'not-answered' | 'returned', at = turn.at): void {
  const { state, writes } = turn;
  const { seconds, starts } = state.drive.rules.wrapUpBreak;
  const from = starts === 'with-wrap-up' ? (state.talkEndedAt ?? at) : at;
  state.phase = 'over';
  state.closedAt = at;
  state.wrapUpUntil = null;
  if (state.drive.transfer === null) {
    state.drive.limitAt = null;
    freeColleague(turn);
    dropLeg(turn, 'other');
  }
  const breakUntil = seconds > 0 && state.answeredAt !== null ? from + seconds * 1000 : 0;
  // Who is not there is given nothing else until they are.
  const isAway = state.drive.awayUntil !== null;
  state.drive.awaySince = null;
  state.drive.awayUntil = null;
  writes.push({
    write: 'agent',
    event: { type: 'released', why: isAway ? 'lost' : why, ready: state.drive.rules.directlyReady, breakUntil },
  });
}

function countHold({ state, at }: Turn): void {
  const { drive } = state;
  if (drive.heldSince !== null) state.heldSeconds += Math.round((at - drive.heldSince) / 1000);
  drive.heldSince = null;
  state.held = false;
}
