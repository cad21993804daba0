import { z } from 'zod';
import { givenDisposition } from './disposition-group.ts';

/** What brought an agent and a customer together; `outgoing` is a call that the agent placed. */
export const conversationMedium = z.enum(['call', 'callback', 'voicemail', 'outgoing']);
export type ConversationMedium = z.infer<typeof conversationMedium>;

/**
 * Where a conversation stands. `ringing`: the agent's phone rings. `preview`: the agent sees whom to call back or which
 * message to hear, and begins when they like. `whisper`: the agent hears whose call it is. `dialling`: the customer's phone
 * rings. `wrap-up`: the talk is over, the agent's work on it is not.
 */
export const conversationPhase = z.enum(['ringing', 'preview', 'whisper', 'dialling', 'talking', 'wrap-up', 'over']);
export type ConversationPhase = z.infer<typeof conversationPhase>;

/** A promised call is dialled by itself when the agent has looked at it for so long. */
export const AUTO_DIAL_SECONDS = 15;

/** How the talk ended, or why there was none. */
export const conversationEnd = z.enum([
  'customer',
  'agent',
  'transferred',
  /** The agent's phone was not answered in time (RONA), or could not be reached. */
  'not-answered',
  /** The customer hung up before the agent was there. */
  'abandoned',
  /** A customer who was called did not answer, or was busy. */
  'not-reached',
  'failed',
]);
export type ConversationEnd = z.infer<typeof conversationEnd>;

/** Somebody whom the agent asks or passes the customer on to. */
export const party = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('number'), number: z.string().regex(/^\+?[0-9*#]{1,20}$/, 'phone-number') }),
  z.strictObject({ type: z.literal('agent'), agent: z.string().min(1).max(64) }),
  z.strictObject({ type: z.literal('queue'), queue: z.string().min(1).max(64) }),
]);
export type Party = z.infer<typeof party>;

/** One agent with one customer, from the moment it is offered until the agent has finished with it. */
export const conversation = z.object({
  id: z.string(),
  medium: conversationMedium,
  /** User ids. */
  agent: z.string(),
  agentName: z.string(),
  queue: z.string(),
  /** '' for a queue entered without one. */
  campaign: z.string(),
  campaignName: z.string(),
  /** The caller's contact, which can be replayed; '' where there is none. */
  contactId: z.string(),
  /** Their number, and the number they called. */
  customer: z.string(),
  called: z.string(),
  phase: conversationPhase,
  held: z.boolean(),
  recording: z.enum(['off', 'on']),
  /** The other party of a consultation or a conference of three. */
  consult: z.object({ party, phase: z.enum(['ringing', 'talking']), conference: z.boolean() }).nullable(),
  /** The browser phone of a colleague in the call has gone, and is expected back. */
  colleagueAway: z.boolean(),
  /** How long the caller had waited when it was offered. */
  waitedSeconds: z.number(),
  offeredAt: z.string(),
  answeredAt: z.string().nullable(),
  talkEndedAt: z.string().nullable(),
  /** When the wrap-up ends by itself; null while it does not. */
  wrapUpUntil: z.string().nullable(),
  closedAt: z.string().nullable(),
  end: conversationEnd.nullable(),
  disposition: givenDisposition.nullable(),
  /** The promised call or the message it is about. */
  about: z.string().nullable(),
});
export type Conversation = z.infer<typeof conversation>;

/** What the agent can do with a conversation while it goes on. */
export const conversationCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('hang-up') }),
  z.strictObject({ type: z.literal('hold') }),
  z.strictObject({ type: z.literal('resume') }),
  /** Passes the customer on and leaves (blind). */
  z.strictObject({ type: z.literal('transfer'), to: party }),
  /** Puts the customer on hold and calls somebody (a number or an agent). */
  z.strictObject({ type: z.literal('consult'), to: party }),
  z.strictObject({ type: z.literal('consult-cancel') }),
  /** Passes the customer on to whom the agent talks with. */
  z.strictObject({ type: z.literal('consult-complete') }),
  /** All three together. */
  z.strictObject({ type: z.literal('conference') }),
  z.strictObject({ type: z.literal('record'), on: z.boolean() }),
  /** Calls the customer of a preview, or once more one who was not reached. */
  z.strictObject({ type: z.literal('dial') }),
  /** The colleague who was asked along goes, or does not come; it is theirs to say. */
  z.strictObject({ type: z.literal('leave') }),
  /** The agent's browser phone is there again after it was gone, and is to be called; any id of its own, each time. */
  z.strictObject({ type: z.literal('reconnect'), phone: z.string().min(1).max(64) }),
  /** The same of a colleague who was asked along; it is theirs to say. */
  z.strictObject({ type: z.literal('rejoin'), phone: z.string().min(1).max(64) }),
  /** Ends the wrap-up. */
  z.strictObject({ type: z.literal('finish') }),
]);
export type ConversationCommand = z.infer<typeof conversationCommand>;

export const agentStateName = z.enum([
  'signed-out',
  'ready',
  /** A contact is theirs, their phone is about to ring. */
  'reserved',
  'ringing',
  'talking',
  'wrap-up',
  /** The pause between two calls that the campaign gives (S11). */
  'break',
  'paused',
  /** Signed in, but the desktop or the phone has gone. */
  'unreachable',
]);
export type AgentStateName = z.infer<typeof agentStateName>;

export const agentState = z.object({
  state: agentStateName,
  /** Of a pause: the id of its reason. */
  reason: z.string(),
  since: z.string(),
  /** What follows a conversation: a pause that was asked for meanwhile, or signing out. */
  next: z.object({ state: z.enum(['ready', 'paused', 'signed-out']), reason: z.string() }).nullable(),
});
export type AgentState = z.infer<typeof agentState>;
