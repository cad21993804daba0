import type { Admission } from '../engine/called-customers.ts';
import type { Agent, StaffedAgent } from './agents/agent.ts';
import type { AgentEvent } from './agents/change-agent.ts';
import type { ConversationRules, ConversationState } from './conversation/state.ts';
import type { Write } from './conversation/turn.ts';
import type { DistributedQueue } from './distribution.ts';
import type { Wait, WaitChange, WaitEnd, WaitStanding } from './ports.ts';
import type { Waited } from './prediction/wait-forecast.ts';

/** A wait with what has become of it. */
export interface KeptWait extends Wait {
  /** The conversation that it is being given to, or was. */
  conversationId: string | null;
  /** The effect that has changed it last. */
  changedBy: string | null;
  end: WaitEnd | null;
  endedAt: number | null;
  agent: string | null;
  predictedSeconds: number | null;
  /** The same by the model alone, not corrected by recent waits. */
  modelSeconds: number | null;
  /** Whether the caller's contact is run by a living server: nobody could join them to an agent otherwise. */
  attended: boolean;
}

export interface KeptQueue extends DistributedQueue {
  name: string;
  ringSeconds: number;
}

/** Who works, and what is set for it. */
export interface Staff {
  agents: StaffedAgent[];
  queues: KeptQueue[];
  /** Skills whose group allows the next level below. */
  decrementing: ReadonlySet<string>;
}

/** Everything that is going on. */
export interface Live extends Staff {
  waits: KeptWait[];
}

/** What is written when something changes, as it is then. */
export interface Changed {
  waits: readonly KeptWait[];
  agents: readonly Agent[];
}

/** A step of a conversation, and the conversation of a colleague that begins with it. */
export interface Saved extends Changed {
  begun: ConversationState | null;
}

/** A conversation that has just been written down. */
export interface Begun extends Changed {
  conversation: ConversationState;
  /** The server that drives it. */
  owner: string;
}

/** What a contact cost an agent, wrap-up included. */
export interface PastTalk {
  queue: string;
  handledSeconds: number;
}

/** A caller's wait that is over. */
export interface PastWait extends Waited {
  queue: string;
}

export interface Predicted {
  /** Whole ones, corrected by recent waits: what callers are told. */
  seconds: number;
  modelSeconds: number;
}

/** That an agent has been given contacts of a queue. */
export interface Given {
  queue: string;
  agent: string;
}

/**
 * What distribution keeps, as one server sees it. Rows are the truth and each method is one transaction, so that servers
 * who believe different things can do no harm to each other.
 */
export interface AcdStore {
  readLive(): Promise<Live>;
  readStaff(): Promise<Staff>;
  readWaits(ids: readonly string[]): Promise<KeptWait[]>;
  /** Everybody who has an agent's profile and has signed in at least once, out of these. */
  readAgents(ids: readonly string[]): Promise<StaffedAgent[]>;
  /** Talks whose agents have finished since then, oldest first. */
  readTalks(since: number): Promise<PastTalk[]>;
  /** Callers' waits that have begun since then and are over, in the order in which they ended. */
  readPastWaits(since: number): Promise<PastWait[]>;
  /** Whom contacts of which queue have been given to since then, each once; first whose last one was the longest ago. */
  readGiven(since: number): Promise<Given[]>;

  enterWait(wait: Wait, predicted: Predicted | null): Promise<{ standing: WaitStanding; wait: KeptWait | null }>;
  /** null when it is over or is being given to an agent. */
  changeWait(id: string, change: WaitChange): Promise<KeptWait | null>;
  /**
   * @param how.remainingSeconds What it would have taken from now on, by the model alone.
   * @returns null when it was over already.
   */
  endWait(id: string, end: WaitEnd, how: { at: number; remainingSeconds: number | null }): Promise<KeptWait | null>;

  /** Makes a row for an agent who has never signed in. @returns null for somebody without an agent's profile. */
  admitAgent(id: string, at: number): Promise<StaffedAgent | null>;
  /** @returns the agent before and after; null for somebody who has never signed in. */
  changeAgent(id: string, event: AgentEvent, at: number): Promise<{ before: Agent; after: Agent } | null>;
  /** Desktops that are open. */
  seeAgents(ids: readonly string[], at: number): Promise<Agent[]>;
  /** Agents about whom something may be due: a break and, where they are asked for, desktops that have gone. */
  agentsDue(at: number, options: { unseen: boolean }): Promise<string[]>;
  agentByLogin(login: string): Promise<string | null>;
  loginOf(userId: string): Promise<string | null>;

  /**
   * Gives a wait to an agent: both are free of anything else at that moment, or nothing happens.
   * @param taken By hand: paused agents can, too, and whose it is in person does not matter.
   */
  assign(request: AssignRequest): Promise<Begun | null>;
  /** A call that an agent makes. null when the agent is not free for one. */
  begin(agent: string, conversation: ConversationState, at: number): Promise<Begun | null>;
  /**
   * @param opens The contact as which a customer goes on who is to wait.
   * @returns null when another server drives it now, or it has been changed meanwhile.
   */
  save(
    state: ConversationState,
    writes: readonly Write[],
    at: number,
    opens?: Admission['change'],
  ): Promise<Saved | null>;
  /** Makes this server the driver of conversations whose driver is gone and whose contact, if there is one, is its own. */
  claim(): Promise<ConversationState[]>;
  /** Those that this server drives, to find out about ones that it was not told of. */
  readOwn(): Promise<ConversationState[]>;
  readConversation(id: string): Promise<{ conversation: ConversationState; owner: string } | null>;
  readOpenConversation(agent: string): Promise<ConversationState | null>;
  /** Out of these calls of conversations, those that anybody's conversation has, or a contact that goes on with one. */
  findDriven(callIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** The conversation to which a colleague has asked an agent along, or passes a customer on. */
  readAskedAlong(agent: string): Promise<ConversationState | null>;
  /** Those that go on in which somebody has a call: as the agent, as a colleague of the agent, or listening to them. */
  readOnPhone(user: string): Promise<ConversationState[]>;

  /** Settings that were read a moment ago hold no more. */
  forgetRules(): void;
  readRules(about: { queue: string; campaign: string }, agent: StaffedAgent['facts']): Promise<ConversationRules>;
  /** The wait of a promised call or a message, which begins now unless it has; null when it is done or given to somebody. */
  openWaitAbout(about: { medium: 'callback' | 'voicemail'; id: string }, at: number): Promise<KeptWait | null>;
  /** Begins the waits of promised calls and messages that fall due, and moves or holds those that are to be. */
  openDueWaits(at: number): Promise<KeptWait[]>;
  /** Callers meant for a colleague who has not come to them in the time that a phone rings: anybody may have them. */
  releasePersonal(at: number): Promise<KeptWait[]>;
  /** What a recording turned out to be, once its conversation is over. */
  measureRecording(
    conversationId: string,
    how: { recordingId: string; seconds: number; failed: boolean },
  ): Promise<void>;
  /** Decides by the disposition whether the recordings of a conversation are kept. */
  disposed(conversationId: string, at: number): Promise<void>;
  /** What a crash may have left: agents without their conversation, waits without theirs, callers who have gone. */
  repair(at: number): Promise<Changed>;
}

export interface AssignRequest {
  wait: string;
  agent: string;
  at: number;
  taken: boolean;
  begin(wait: KeptWait, agent: Agent): ConversationState;
}
