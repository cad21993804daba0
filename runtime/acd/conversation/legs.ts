import type { CallEndCause } from '#schemas/effects/index.ts';
import { arrange } from './arrange.ts';
import { colleagueTalks, freeColleague, handOver, legOfColleague, roleOfColleague } from './colleague.ts';
import { callAgent, dialCustomer } from './dial.ts';
import { agentLeaves, endTalk, endUntaken, letCustomerGo, sendBack } from './ending.ts';
import { isColleagueLost, loseColleague } from './lost-colleague.ts';
import { agentReturned, isLost, loseAgent } from './lost-phone.ts';
import { phoneIsBack } from './lost-phones.ts';
import type { LegRole } from './state.ts';
import { startTalk, startWhisper } from './talk.ts';
import { dropLeg, hasFlow, join, playTo, type Turn } from './turn.ts';

export function legAnswered(turn: Turn, callId: string): void {
  const role = roleOf(turn, callId);
  const leg = role === null ? null : turn.state.drive.legs[role];
  if (role === null || leg === null || leg.up) return;
  leg.up = true;
  if (leg === legOfColleague(turn.state)) phoneIsBack(turn.state.drive.colleaguePhone);
  switch (role) {
    case 'agent':
      agentAnswered(turn);
      return;
    case 'customer':
      if (turn.state.phase === 'dialling') startTalk(turn);
      else if (turn.state.phase === 'talking') arrange(turn);
      return;
    case 'other':
      otherAnswered(turn);
      return;
  }
}

export function legEnded(turn: Turn, callId: string, cause: CallEndCause = 'normal'): void {
  const role = roleOf(turn, callId);
  const leg = role === null ? null : turn.state.drive.legs[role];
  if (role === null || leg === null) return;
  if (leg === legOfColleague(turn.state) && isColleagueLost(turn.state, leg, cause)) {
    loseColleague(turn, leg);
    return;
  }
  dropLeg(turn, role);
  switch (role) {
    case 'agent':
      if (isLost(turn.state, leg, cause)) loseAgent(turn);
      else agentEnded(turn);
      return;
    case 'customer':
      customerEnded(turn);
      return;
    case 'other':
      otherEnded(turn);
      return;
  }
}

/** The colleague who was asked along, or called, goes, or has not come back. */
export function colleagueEnded(turn: Turn): void {
  const role = roleOfColleague(turn.state);
  dropLeg(turn, role);
  if (role === 'customer') customerEnded(turn);
  else otherEnded(turn);
}

function agentAnswered(turn: Turn): void {
  const { state } = turn;
  if (state.drive.awayUntil !== null) agentReturned(turn);
  else if (state.phase === 'ringing') startWhisper(turn);
  else if (state.phase === 'dialling') dialCustomer(turn);
  // Called back because the customer could not be passed on.
  else if (state.phase === 'talking') join(turn, ['agent', 'customer']);
}

function agentEnded(turn: Turn): void {
  const { state } = turn;
  switch (state.phase) {
    case 'ringing':
    case 'whisper':
      endUntaken(turn, 'not-answered');
      return;
    case 'dialling':
      dropLeg(turn, 'customer');
      endTalk(turn, 'not-reached');
      return;
    case 'talking':
      agentLeaves(turn);
      return;
    default:
      return;
  }
}

function customerEnded(turn: Turn): void {
  const { state } = turn;
  switch (state.phase) {
    case 'ringing':
    case 'whisper':
      endUntaken(turn, 'abandoned');
      return;
    case 'dialling':
      endTalk(turn, 'not-reached');
      return;
    case 'talking':
      endTalk(turn, 'customer');
      return;
    default:
      endTransfer(turn);
  }
}

function otherAnswered(turn: Turn): void {
  const { state } = turn;
  const { transfer } = state.drive;
  colleagueTalks(turn);
  if (transfer !== null && handOver(turn)) return;
  if (transfer !== null) {
    transfer.stage = 'talking';
    state.drive.limitAt = null;
    join(turn, ['customer', 'other']);
  } else if (state.consult !== null) {
    state.consult.phase = 'talking';
    arrange(turn);
  }
}

function otherEnded(turn: Turn): void {
  const { state } = turn;
  const { transfer } = state.drive;
  freeColleague(turn);
  if (transfer === null) {
    endConsult(turn);
  } else if (transfer.stage === 'talking') {
    letCustomerGo(turn);
    endTransfer(turn);
  } else {
    takeBack(turn);
  }
}

/** Whom the agent asked has gone, or has not come: the customer is still on hold, unless all three were together. */
function endConsult(turn: Turn): void {
  const { state } = turn;
  if (state.consult === null) return;
  delete state.drive.hears.agent;
  state.consult = null;
  arrange(turn);
}

/** Who was to take the customer over cannot be reached: back to the queue in their place, or to the agent. */
function takeBack(turn: Turn): void {
  const { state } = turn;
  const { drive } = state;
  if (drive.legs.customer !== null && hasFlow(state)) {
    sendBack(turn);
    endTransfer(turn);
  } else if (drive.legs.customer !== null && state.phase === 'wrap-up') {
    recallAgent(turn);
  } else {
    endTransfer(turn);
  }
}

/** A customer whom the agent called has no queue to go back to. */
function recallAgent(turn: Turn): void {
  const { state, writes } = turn;
  state.drive.transfer = null;
  state.phase = 'talking';
  state.end = null;
  state.talkEndedAt = null;
  state.wrapUpUntil = null;
  writes.push({ write: 'agent', event: { type: 'talking' } });
  if (state.drive.legs.agent !== null) {
    join(turn, ['agent', 'customer']);
    return;
  }
  playTo(turn, 'customer', state.drive.rules.holdMusic);
  callAgent(turn, { autoAnswer: true });
}

/** The customer is not passed on any more: whoever is still there is hung up. */
export function endTransfer(turn: Turn): void {
  const { state } = turn;
  if (state.drive.transfer === null) return;
  freeColleague(turn);
  dropLeg(turn, 'other');
  dropLeg(turn, 'customer');
  state.drive.transfer = null;
  state.drive.limitAt = null;
}

function roleOf({ state }: Turn, callId: string): LegRole | null {
  const roles: readonly LegRole[] = ['agent', 'customer', 'other'];
  return roles.find((role) => state.drive.legs[role]?.callId === callId) ?? null;
}
