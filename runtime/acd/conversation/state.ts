import type { Party } from '#schemas/domain/conversation.ts';
import type { MediaItem } from '#schemas/effects/index.ts';
import type { KeptConversation } from '../ports.ts';

/** One agent with one customer, as JSON. Everything that goes on follows from it, so that it survives its process. */
export interface ConversationState extends KeptConversation {
  heldSeconds: number;
  /** Moves on with every change. */
  revision: number;
  drive: Drive;
}

/** What only whoever drives a conversation needs. */
export interface Drive {
  rules: ConversationRules;
  /** Where the agent's phone is, for `originate`. */
  agentAddress: string;
  /** Where the customer is called, where the agent calls them. */
  customerAddress: string;
  legs: Record<LegRole, Leg | null>;
  /** Who is in the bridge, whose id is that of the conversation. */
  talking: LegRole[];
  /** What each leg is played. */
  hears: Partial<Record<LegRole, Playback>>;
  /** Counts calls, playbacks and recordings, so that no id is used twice. */
  issued: number;
  /** The waiting room has been asked for the caller and has not answered yet. */
  asked: boolean;
  heldSince: number | null;
  recorder: { id: string; startedAt: number } | null;
  /** To whom the customer is passed on, while the agent is not in the call any more. */
  transfer: { stage: 'ringing' | 'talking'; party: Party } | null;
  /** The queue that the agent sent the caller to: a waiting room that was not told is told then. */
  requeued: { queue: string; since: number; onlyFor: string | null } | null;
  monitors: Monitor[];
  /** When a phase that must not go on for ever ends by itself. */
  limitAt: number | null;
  /** Since when the agent's phone has been gone, and until when everybody waits for it; null while it is there. */
  awaySince: number | null;
  awayUntil: number | null;
  /** The phone that asked last to be called again: however often it asks, it is called once. */
  calledAgainBy: string | null;
  /** A colleague who is in the call, and is free again afterwards. */
  colleague: string | null;
  /** The browser phone of that colleague, once it was gone. */
  colleaguePhone: LostPhone | null;
  /** The conversation in which a colleague has the customer now, null where they wait in a queue, and the calls that went there. */
  passedTo: { conversation: string | null; calls: readonly string[] } | null;
  /** Since when the customer has been with us, where somebody else had them first. */
  customerSince: number | null;
}

export type LegRole = 'agent' | 'customer' | 'other';

export interface Leg {
  callId: string;
  /** Answered. */
  up: boolean;
  /** How it was placed; null for a caller's own call, which belongs to their contact. */
  placed: { to: string; from: string; ringTimeoutMs: number; autoAnswer: boolean } | null;
}

export interface Playback {
  id: string;
  items: readonly (MediaItem | { type: 'tone'; tone: 'ringing' })[];
  loop: boolean;
}

export interface Monitor {
  supervisor: string;
  mode: 'listen' | 'whisper' | 'barge';
  /** null while their phone is gone. */
  leg: Leg | null;
  /** Their browser phone, once it was gone. */
  phone: LostPhone | null;
}

/** The browser phone of somebody else than the agent: it was gone, and is there again once it has asked to be called. */
export interface LostPhone {
  /** Since when it has been gone, and until when everybody waits for it; null while it is there. */
  awaySince: number | null;
  awayUntil: number | null;
  /** How it was called. */
  placed: NonNullable<Leg['placed']>;
  /** Whether it had been answered. */
  talked: boolean;
  /** The phone that asked last to be called again. */
  calledAgainBy: string | null;
}

/** What holds for a conversation, as it was when it began: a campaign that is changed meanwhile changes the next ones. */
export interface ConversationRules {
  ringSeconds: number;
  /** Whether the agent has work on it after the talk. */
  hasWrapUp: boolean;
  /** 0 does not limit it. */
  wrapUpSeconds: number;
  wrapUpBreak: { seconds: number; starts: 'with-wrap-up' | 'after-wrap-up' };
  hangUpAfterCall: boolean;
  directlyReady: boolean;
  autoAnswer: boolean;
  recording: 'none' | 'all' | 'dispositions';
  /** With `dispositions`: those with which recordings are kept. */
  recordingCodes: readonly string[];
  recordsOnDemand: boolean;
  /** 0 keeps them. */
  recordingDays: number;
  whisper: readonly MediaItem[];
  holdMusic: Playback['items'];
  /** What customers see who are called; by the beginning of their number, the first that fits. '' leaves it to the trunk. */
  shownNumbers: readonly { prefix: string; number: string }[];
}

/** How long somebody rings whom the agent calls. */
export const DIAL_SECONDS = 30;
/** Longer than any phone takes to ring out by itself. */
export const RING_GRACE_MS = 5_000;
/** A whisper whose end nobody tells. */
export const WHISPER_LIMIT_MS = 30_000;
/** For the waiting room to hand the caller over: it stops what they hear. */
export const HAND_OVER_LIMIT_MS = 10_000;
export const LONGEST_RECORDING_SECONDS = 14_400;

const prefix = 'talk-';

/** A conversation's id, by which its calls are known to belong to one. */
export function conversationIdFrom(id: string): string {
  return `${prefix}${id}`;
}

/** The conversation that placed a call; null for calls of others. */
export function conversationOfCall(callId: string): string | null {
  return /^(talk-[^:]+):(agent|customer|other|monitor)\.[0-9]+$/.exec(callId)?.[1] ?? null;
}

/** Of the colleague who goes on with the customer: `talk-…`, `talk-…~2`, `talk-…~3` … */
export function nextConversationId(id: string): string {
  const [, base = id, number = '1'] = /^(.+?)(?:~([0-9]+))?$/.exec(id) ?? [];
  return `${base}~${Number(number) + 1}`;
}

/**
 * From when on a customer who waits, or waits again, has waited: callers keep their place, who was called by an agent waits
 * since they answered. How long a promised call had waited before counts for nobody who is on the line.
 */
export function waitingSince({ medium, offeredAt, answeredAt, waitedSeconds, drive }: ConversationState): number {
  if (drive.customerSince !== null) return drive.customerSince;
  return medium === 'call' ? offeredAt - waitedSeconds * 1000 : (answeredAt ?? offeredAt);
}

/** Whether anything of it is still going on, though the agent may have finished long ago. */
export function isDriven({ phase, drive }: ConversationState): boolean {
  return phase !== 'over' || drive.transfer !== null;
}
