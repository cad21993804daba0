import type { ConversationCommand, Party } from '#schemas/domain/conversation.ts';
import type { AcdRefusalCode } from '../desk-port.ts';
import { freeColleague } from './colleague.ts';
import { dial, shownTo } from './dial.ts';
import { agentLeaves, endTalk, endUntaken, finish, passOn } from './ending.ts';
import { colleagueEnded } from './legs.ts';
import { letWait } from './let-wait.ts';
import { rejoin } from './lost-colleague.ts';
import { reconnect } from './lost-phone.ts';
import { phoneIsBack } from './lost-phones.ts';
import { DIAL_SECONDS, RING_GRACE_MS, waitingSince } from './state.ts';
import { dropLeg, hasFlow, join, placeLeg, playTo, ringTo, type Turn } from './turn.ts';

/** Where a party that is named in a command can be called. A colleague is reserved for it by then. */
export interface Target {
  address: string;
  colleague: string | null;
  /** The queue in which the customer waits for the colleague, who is busy and not called now. */
  waitsIn?: string;
}

type CommandOf<T extends ConversationCommand['type']> = Extract<ConversationCommand, { type: T }>;

/** What can be done while the agent's phone is not there. */
const whileAway: ReadonlySet<ConversationCommand['type']> = new Set([
  'reconnect',
  'rejoin',
  'hang-up',
  'leave',
  'record',
]);

/** @returns Why it cannot be done; null when it has been. */
export function obey(turn: Turn, command: ConversationCommand, target: Target | null): AcdRefusalCode | null {
  if (turn.state.drive.awayUntil !== null && !whileAway.has(command.type)) return 'not-in-that-state';
  switch (command.type) {
    case 'hang-up':
      return hangUp(turn);
    case 'hold':
      return hold(turn);
    case 'resume':
      return resumeTalk(turn);
    case 'transfer':
      return transfer(turn, command, target);
    case 'consult':
      return consult(turn, command, target);
    case 'consult-cancel':
      return cancelConsult(turn);
    case 'consult-complete':
      return completeConsult(turn);
    case 'conference':
      return conference(turn);
    case 'leave':
      return leave(turn);
    case 'record':
      return record(turn, command);
    case 'dial':
      return dialAgain(turn);
    case 'reconnect':
      return reconnect(turn, command.phone);
    case 'rejoin':
      return rejoin(turn, command.phone);
    case 'finish':
      return finishWork(turn);
  }
}

function hangUp(turn: Turn): AcdRefusalCode | null {
  const { state } = turn;
  switch (state.phase) {
    case 'ringing':
    case 'whisper':
      endUntaken(turn, 'not-answered');
      return null;
    case 'dialling':
      dropLeg(turn, 'customer');
      endTalk(turn, 'not-reached');
      return null;
    case 'talking':
      agentLeaves(turn);
      return null;
    default:
      return 'not-in-that-state';
  }
}

function hold(turn: Turn): AcdRefusalCode | null {
  const { state, at } = turn;
  if (!talksAlone(turn) || state.held) return 'not-in-that-state';
  state.held = true;
  state.drive.heldSince = at;
  state.drive.talking = ['agent'];
  playTo(turn, 'customer', state.drive.rules.holdMusic);
  return null;
}

function resumeTalk(turn: Turn): AcdRefusalCode | null {
  const { state } = turn;
  if (!talksAlone(turn) || !state.held) return 'not-in-that-state';
  unhold(turn);
  join(turn, ['agent', 'customer']);
  return null;
}

function transfer(turn: Turn, { to }: CommandOf<'transfer'>, target: Target | null): AcdRefusalCode | null {
  const { state } = turn;
  if (!hasCustomer(turn)) return 'not-in-that-state';
  if (isCalledFor(state, to)) {
    if (target === null) return 'no-such-party';
    if (target.waitsIn !== undefined) {
      letWait(turn, { queue: target.waitsIn, onlyFor: to.type === 'agent' ? to.agent : null });
      endTalk(turn, 'transferred');
      return null;
    }
    callOther(turn, to, target);
    state.drive.transfer = { stage: 'ringing', party: to };
    state.drive.talking = [];
    ringTo(turn, 'customer');
    endTalk(turn, 'transferred');
    return null;
  }
  if (to.type === 'queue' && !hasFlow(state)) {
    letWait(turn, { queue: to.queue, onlyFor: null });
    endTalk(turn, 'transferred');
    return null;
  }
  const next = {
    queue: to.type === 'queue' ? to.queue : state.queue,
    since: waitingSince(state),
    onlyFor: to.type === 'agent' ? to.agent : null,
  };
  state.drive.requeued = next;
  turn.asks.push({ ask: 'requeue', to: next });
  dropLeg(turn, 'customer');
  endTalk(turn, 'transferred');
  return null;
}

function consult(turn: Turn, { to }: CommandOf<'consult'>, target: Target | null): AcdRefusalCode | null {
  const { state, at } = turn;
  if (!hasCustomer(turn)) return 'not-in-that-state';
  if (target === null || to.type === 'queue') return 'no-such-party';
  if (!state.held) {
    state.held = true;
    state.drive.heldSince = at;
    playTo(turn, 'customer', state.drive.rules.holdMusic);
  }
  callOther(turn, to, target);
  state.consult = { party: to, phase: 'ringing', conference: false };
  state.drive.talking = [];
  ringTo(turn, 'agent');
  return null;
}

function cancelConsult(turn: Turn): AcdRefusalCode | null {
  const { state } = turn;
  if (state.consult === null || state.phase !== 'talking') return 'not-in-that-state';
  freeColleague(turn);
  dropLeg(turn, 'other');
  state.consult = null;
  state.drive.limitAt = null;
  unhold(turn);
  join(turn, ['agent', 'customer']);
  return null;
}

function completeConsult(turn: Turn): AcdRefusalCode | null {
  const { state } = turn;
  if (state.consult === null || state.phase !== 'talking') return 'not-in-that-state';
  passOn(turn);
  return null;
}

function conference(turn: Turn): AcdRefusalCode | null {
  const { state } = turn;
  if (state.consult?.phase !== 'talking' || state.consult.conference) return 'not-in-that-state';
  state.consult.conference = true;
  unhold(turn);
  join(turn, ['agent', 'other', 'customer']);
  return null;
}

/** The colleague who was asked along, or called, goes, or does not come. */
function leave(turn: Turn): AcdRefusalCode | null {
  const { colleague, colleaguePhone } = turn.state.drive;
  if (colleague === null) return 'not-in-that-state';
  // Who says so is there.
  phoneIsBack(colleaguePhone);
  colleagueEnded(turn);
  return null;
}

function record({ state }: Turn, { on }: CommandOf<'record'>): AcdRefusalCode | null {
  if (state.phase !== 'talking') return 'not-in-that-state';
  if (!state.drive.rules.recordsOnDemand) return 'right-missing';
  state.recording = on ? 'on' : 'off';
  return null;
}

function dialAgain(turn: Turn): AcdRefusalCode | null {
  const { state } = turn;
  const again = state.phase === 'wrap-up' && state.end === 'not-reached';
  if (state.phase !== 'preview' && !again) return 'not-in-that-state';
  if (state.customer === '') return 'no-such-party';
  dial(turn);
  return null;
}

function finishWork(turn: Turn): AcdRefusalCode | null {
  const { phase } = turn.state;
  if (phase !== 'wrap-up' && phase !== 'preview') return 'not-in-that-state';
  finish(turn);
  return null;
}

/** Who is called to be passed a customer. In a queue everybody waits; for a colleague callers do, who have a queue to stay in. */
export function isCalledFor(conversation: Parameters<typeof hasFlow>[0], to: Party): boolean {
  return to.type === 'number' || (to.type === 'agent' && !hasFlow(conversation));
}

function callOther(turn: Turn, party: Party, { address, colleague }: Target): void {
  const { state, at } = turn;
  const ringTimeoutMs = DIAL_SECONDS * 1000;
  // A colleague sees who is calling them, and the customer's number is what they will be talking about.
  const from = party.type === 'number' ? shownTo(state, party.number) : state.customer;
  placeLeg(turn, 'other', { to: address, from, ringTimeoutMs, autoAnswer: false });
  state.drive.colleague = colleague;
  state.drive.limitAt = at + ringTimeoutMs + RING_GRACE_MS;
}

/** Whether agent and customer are connected and nobody else is concerned. */
function talksAlone({ state }: Turn): boolean {
  const { legs } = state.drive;
  return state.phase === 'talking' && state.consult === null && legs.customer?.up === true && legs.agent?.up === true;
}

/** The same, and it is a customer with whom the agent talks: a colleague whom they have called is not passed on. */
function hasCustomer(turn: Turn): boolean {
  return talksAlone(turn) && turn.state.drive.colleague === null;
}

function unhold({ state, at }: Turn): void {
  const { heldSince } = state.drive;
  if (heldSince !== null) state.heldSeconds += Math.round((at - heldSince) / 1000);
  state.drive.heldSince = null;
  state.held = false;
}
