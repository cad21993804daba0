import type { AgentLine } from '#schemas/domain/agent.ts';
import type { Conversation, ConversationEnd, ConversationMedium } from '#schemas/domain/conversation.ts';
import type { EffectParams } from '#schemas/effects/index.ts';
import type { WaitingContact } from './distribution.ts';

/**
 * A wait as it is kept: what distribution goes by, and what it is about. Its row is also the queue's history, so it stays
 * when the wait is over.
 */
export interface Wait extends WaitingContact {
  /** The caller's contact; of a promised call or a message the one that asked for it. */
  contactId: string;
  campaign: string;
  customer: string;
  called: string;
  /** When it came into this queue, which `since` need not be. */
  enteredAt: number;
  whisper: EffectParams<'queue'>['announcements']['whisper'];
  /** The promised call or the message. */
  about: string | null;
}

/** How a wait ended. */
export type WaitEnd = 'answered' | 'abandoned' | 'overflow' | 'callback' | 'moved' | 'failed';

/** What the waiting room asks of distribution. Everything is safe in the database when it resolves, and harmless twice. */
export interface Distribution {
  enter(wait: Wait): Promise<void>;
  /** Another queue or priority, held or no longer. Nothing happens to a wait that an agent is being given. */
  change(waitId: string, change: Partial<Pick<Wait, 'queue' | 'priority' | 'since' | 'held'>>): Promise<void>;
  /** Takes it out; a conversation that is being set up for it ends. */
  leave(waitId: string, end: WaitEnd): Promise<void>;
  /** Figures of a queue, seconds old at most. */
  figures(queue: string): QueueFigures;
  /** Of a wait, for announcements and triggers; null once it is over. `predictedSeconds` null: nobody is staffed. */
  outlook(waitId: string): { position: number; predictedSeconds: number | null; staffed: number } | null;
  /** Whether anybody who could serve such a wait is signed in, ready or not. */
  isStaffed(wait: Pick<Wait, 'queue' | 'skills' | 'decrement' | 'medium'>): boolean;
}

export interface QueueFigures {
  /** Callers, without promised calls and messages. */
  waiting: number;
  /** Milliseconds since 1970. */
  longestSince: number | null;
  staffed: number;
  ready: number;
}

/**
 * What distribution asks of the waiting room, on the node that runs the caller's contact. For promised calls, messages and
 * outgoing calls there is no waiting room.
 */
export interface WaitingRoom {
  /**
   * An agent is there: stop what the caller hears, so that they can be joined.
   * @returns Whether they can; not when they have hung up or their overflow flow is busy with them.
   */
  readyToTalk(waitId: string): Promise<boolean>;
  /** They talk. */
  answered(waitId: string, by: { agent: string }): void;
  /** It did not come to that; the caller goes on waiting. */
  returned(waitId: string): void;
  /** The agent has left and the caller is still there: the flow goes on. */
  ended(waitId: string, outcome: { agent: string; talkSeconds: number; waitedSeconds: number }): void;
  /** The caller goes to another queue, from the beginning; `since` says from when their wait counts. */
  requeue(waitId: string, to: { queue: string; since: number }): void;
}

/** A conversation as it is kept: everything needed to go on with it after a crash. */
export interface KeptConversation
  extends Omit<
    Conversation,
    | 'agentName'
    | 'campaignName'
    | 'offeredAt'
    | 'answeredAt'
    | 'talkEndedAt'
    | 'wrapUpUntil'
    | 'closedAt'
    | 'disposition'
  > {
  waitId: string | null;
  line: AgentLine;
  offeredAt: number;
  answeredAt: number | null;
  talkEndedAt: number | null;
  wrapUpUntil: number | null;
  closedAt: number | null;
  end: ConversationEnd | null;
  medium: ConversationMedium;
  recordingId: string | null;
}
