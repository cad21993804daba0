import type { AgentLine } from '#schemas/domain/agent.ts';
import type { Conversation, ConversationEnd, ConversationMedium } from '#schemas/domain/conversation.ts';
import type { EffectParams } from '#schemas/effects/index.ts';
import type { Admission, CalledCustomer } from '../engine/called-customers.ts';
import type { ExpectedMedia, LiveState, TelephonyEvent } from '../telephony/port.ts';
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

/** What of a wait can change; `changedBy` names the effect that asks for it, so that it does so once. */
export type WaitChange = Partial<Pick<Wait, 'queue' | 'priority' | 'since' | 'held'> & { changedBy: string }>;

/** How a wait ended. */
export type WaitEnd = 'answered' | 'abandoned' | 'overflow' | 'callback' | 'moved' | 'failed';

/** A caller's wait as the waiting room enters it; whether levels decrement is said by the groups of its skills. */
export type EnteringWait = Omit<Wait, 'decrement' | 'held' | 'refusedBy'>;

/** Where a caller goes from an agent: to a queue, as another wait that counts `since`; `onlyFor` names a colleague. */
export interface Requeue {
  queue: string;
  since: number;
  onlyFor: string | null;
}

/** Where a wait stands that the waiting room enters, perhaps not for the first time. */
export type WaitStanding =
  | { at: 'waiting'; kept: Pick<Wait, 'queue' | 'priority' | 'since' | 'enteredAt'> & { changedBy: string | null } }
  /** An agent has the caller, or somebody to whom the agent passed them on; `WaitingRoom.ended` follows. */
  | { at: 'talking'; agent: string }
  /** It ended while nobody was there to be told; `requeue`: the agent had passed the caller on to a queue. */
  | {
      at: 'over';
      end: WaitEnd;
      agent: string | null;
      talkSeconds: number;
      waitedSeconds: number;
      requeue: Requeue | null;
    };

/**
 * What the waiting room asks of distribution. Everything is safe in the database when it resolves, and harmless twice. The
 * wait of a contact that has ended is over too, whether or not `leave` came: its node may have died in between.
 */
export interface Distribution {
  /** Entered again under its id, as after a crash, nothing changes; where it stands says how to go on. */
  enter(wait: EnteringWait): Promise<WaitStanding>;
  /** Another queue or priority, held or no longer. For a wait that an agent is being given, it counts if that comes to nothing. */
  change(waitId: string, change: WaitChange): Promise<void>;
  /** Takes it out; a conversation that is being set up for it ends. */
  leave(waitId: string, end: WaitEnd): Promise<void>;
  /** Figures of a queue, seconds old at most. */
  figures(queue: string): QueueFigures;
  /** Of a wait, for announcements and triggers; null while it is not known, and once it is over. */
  outlook(waitId: string): WaitOutlook | null;
  /** Whether there is such a queue. */
  knows(queue: string): boolean;
  /** Whether anybody who could serve such a wait is signed in, ready or not. */
  isStaffed(wait: Pick<EnteringWait, 'queue' | 'skills' | 'medium'>): boolean;
}

export interface WaitOutlook {
  /** 1 is served next. */
  position: number;
  /** null: nobody is staffed, or too little is known. */
  predictedSeconds: number | null;
  staffed: number;
  /** An agent is being given this wait: overflow does not begin now. */
  offered: boolean;
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
  /** The agent has left and the caller goes to a queue, from the beginning and as another wait. */
  requeue(waitId: string, to: Requeue): void;
  /** A customer whom an agent has called is to wait as callers do. @returns null when there is no such queue. */
  admit(customer: CalledCustomer): Promise<Admission | null>;
}

/** What the host that listens to the telephone system asks of the conversations on this node. */
export interface ConversationCalls {
  /**
   * Every event is offered here first.
   * @returns Whether it concerns nobody else. That a caller's own call has ended concerns the contact as well.
   */
  onTelephony(event: TelephonyEvent): boolean;
  /** Whether a call is, or was, one that conversations place. Never a stray that the host hangs up. */
  ownsCall(callId: string): boolean;
  /**
   * Drives on what nobody drives any more: conversations of contacts that this node has, and those without one.
   * @returns Calls to adopt.
   */
  takeOver(): Promise<readonly string[]>;
  /** Whether there is any that is taken over, so that it is worth asking what is up. */
  findOrphans(): Promise<boolean>;
  /** What conversations believe to be going on, for `TelephonyPort.resynchronise`. */
  expected(): ExpectedMedia;
  /** What is up; called after `takeOver` when the telephone system or this process was away. */
  resynchronised(live: LiveState): void;
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
    | 'colleagueAway'
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
