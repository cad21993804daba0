import type { StaffedAgent } from '../agents/agent.ts';
import type { Wait } from '../ports.ts';
import { callAgent, dial, previewLimit } from './dial.ts';
import { followTalk } from './recorder.ts';
import { type ConversationRules, type ConversationState, type Drive, waitingSince } from './state.ts';
import type { PassedLegs, Turn } from './turn.ts';

export interface BeginOptions {
  id: string;
  staffed: StaffedAgent;
  rules: ConversationRules;
  at: number;
}

/** An agent is given what waits: their phone rings for a caller, anything else is shown to them first. */
export function beginFromWait({ id, staffed, rules, at }: BeginOptions, wait: Wait): ConversationState {
  const { medium, queue, campaign, contactId, customer, called, about } = wait;
  const state: ConversationState = {
    ...begin({ id, staffed, rules: { ...rules, whisper: wait.whisper }, at }),
    waitId: wait.id,
    medium,
    queue,
    campaign,
    contactId,
    customer,
    called,
    about,
    waitedSeconds: Math.max(0, Math.round((at - wait.since) / 1000)),
  };
  state.drive.customerAddress = customer;
  if (medium === 'call') {
    state.phase = 'ringing';
    state.drive.legs.customer = { callId: contactId, up: true, placed: null };
    callAgent(asTurn(state, at), { autoAnswer: false });
  } else {
    state.drive.limitAt = previewLimit(state, at);
  }
  return state;
}

/** The agent calls somebody: the agent's own phone rings first. */
export function beginOutgoing(
  options: BeginOptions,
  call: { customer: string; address: string; campaign: string; colleague: string | null },
): ConversationState {
  const state: ConversationState = { ...begin(options), medium: 'outgoing', ...pick(call) };
  state.drive.customerAddress = call.address;
  state.drive.colleague = call.colleague;
  dial(asTurn(state, options.at));
  return state;
}

/** A colleague goes on with a customer who was passed on to them; both are on the line. */
export function beginPassedOn(options: BeginOptions, former: ConversationState, legs: PassedLegs): ConversationState {
  const { waitId, medium, queue, campaign, contactId, customer, called, about, waitedSeconds } = former;
  const { at, rules } = options;
  const state: ConversationState = {
    ...begin(options),
    ...{ waitId, medium, queue, campaign, contactId, customer, called, about, waitedSeconds },
    phase: 'talking',
    answeredAt: at,
    recording: rules.recording === 'none' ? 'off' : 'on',
  };
  const { drive } = state;
  drive.customerAddress = former.drive.customerAddress;
  drive.customerSince = waitingSince(former);
  drive.legs = { ...legs, other: null };
  drive.talking = ['agent', 'customer'];
  followTalk(asTurn(state, at));
  return state;
}

function pick({ customer, campaign }: { customer: string; campaign: string }) {
  return { customer, campaign };
}

/** How a phone is dialled. A browser phone goes by its owner's login. */
export function addressOf({ agent, facts }: StaffedAgent): string {
  const { line } = agent;
  if (line.type === 'browser') return `agent:${facts.login}`;
  return line.type === 'sip' ? line.address : line.number;
}

/** What is to be done about a new conversation follows from its state; what this would write is written by who begins it. */
function asTurn(state: ConversationState, at: number): Turn {
  return { state, at, writes: [], asks: [] };
}

function begin({ id, staffed, rules, at }: BeginOptions): ConversationState {
  const drive: Drive = {
    rules,
    agentAddress: addressOf(staffed),
    customerAddress: '',
    legs: { agent: null, customer: null, other: null },
    talking: [],
    hears: {},
    issued: 0,
    asked: false,
    heldSince: null,
    recorder: null,
    transfer: null,
    requeued: null,
    monitors: [],
    limitAt: null,
    awaySince: null,
    awayUntil: null,
    calledAgainBy: null,
    colleague: null,
    colleaguePhone: null,
    passedTo: null,
    customerSince: null,
  };
  return {
    id,
    waitId: null,
    medium: 'call',
    agent: staffed.agent.id,
    line: staffed.agent.line,
    queue: '',
    campaign: '',
    contactId: '',
    customer: '',
    called: '',
    phase: 'preview',
    held: false,
    heldSeconds: 0,
    recording: 'off',
    recordingId: null,
    consult: null,
    about: null,
    waitedSeconds: 0,
    offeredAt: at,
    answeredAt: null,
    talkEndedAt: null,
    wrapUpUntil: null,
    closedAt: null,
    end: null,
    revision: 0,
    drive,
  };
}
