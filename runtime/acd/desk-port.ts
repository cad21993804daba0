import type { AgentLine } from '#schemas/domain/agent.ts';
import type { AgentStateName, ConversationCommand, Party } from '#schemas/domain/conversation.ts';
import type { KeptConversation } from './ports.ts';

/**
 * What a desktop, its agent's or a supervisor's, asks of distribution. It can be asked on any server: what concerns a
 * conversation is passed on to the one that drives it. Agents are named by their user ids. Everything rejects with
 * `AcdRefusal` when it cannot be done, and is in the database when it resolves.
 */
export interface AgentDesks {
  /**
   * Begins to work, on the line of the profile or another one. Signed in already, nothing changes but the line, so a
   * second desktop and a reload are harmless. The agent is ready then if that is how they work (`directlyReady`), else
   * paused without a reason.
   */
  signIn(agent: string, line?: AgentLine): Promise<void>;
  /** At once, or after the conversation that goes on. Signing out while a conversation waits to be finished finishes it. */
  setState(agent: string, to: WantedState): Promise<void>;
  command(agent: string, conversationId: string, command: ConversationCommand): Promise<void>;
  /** Calls somebody; the agent's phone rings first. Ready or paused agents can. @returns the conversation's id. */
  callOut(agent: string, call: { to: Party; campaign: string }): Promise<string>;
  /** Gives the agent a waiting message or promised call. */
  take(agent: string, waitId: string): Promise<void>;
  /** Gives the agent, as a preview, a promised call that is planned or a message that waits, by its own id. */
  takeAbout(agent: string, about: { medium: 'callback' | 'voicemail'; id: string }): Promise<void>;

  /** A desktop of the agent is open; `desktop` is any id of its own. Its agent is there until the last one has gone. */
  connected(agent: string, desktop: string): void;
  disconnected(agent: string, desktop: string): void;
  /** The page that was somebody's browser phone has gone: a call that it had cannot be heard there any more. */
  phoneLeft(user: string): Promise<void>;
  /** An open desktop has said that it is alive; more often than each 20 seconds. */
  seen(agent: string): void;

  /** null for somebody who has never signed in. */
  read(agent: string): Promise<DeskFacts | null>;
  /** What waits in a queue by medium, seconds old at most. */
  waiting(queue: string): { calls: number; callbacks: number; voicemails: number; longestSince: number | null };
  /** Who could take a caller of a queue that asks for no skill, and how long one who comes now will wait; seconds old at most. */
  outlook(queue: string): { staffed: number; ready: number; predictedSeconds: number | null };
  /** Calls back soon after anything about these agents or queues has changed, on whichever server. @returns how to stop. */
  onChange(listener: (changed: { agents: ReadonlySet<string>; queues: ReadonlySet<string> }) => void): () => void;

  /** The supervisor's phone rings; asked again with another mode, the mode changes. Ends with the agent's talk. */
  monitor(request: MonitorRequest): Promise<void>;
  stopMonitor(request: Pick<MonitorRequest, 'supervisor' | 'agent'>): Promise<void>;
  /** A supervisor changes an agent's state, with the same effect as if the agent did. */
  forceState(agent: string, to: WantedState): Promise<void>;
  /** The disposition has changed: with recording by status, whether the recordings are kept is decided again. */
  disposed(conversationId: string): Promise<void>;
}

export type WantedState = { state: 'ready' } | { state: 'paused'; reason: string } | { state: 'signed-out' };

export interface MonitorRequest {
  supervisor: string;
  /** Where the supervisor listens. A browser phone is that of the supervisor's own login. */
  line: AgentLine;
  agent: string;
  mode: 'listen' | 'whisper' | 'barge';
  /** The supervisor's browser phone is there again after it was gone, and is to be called; any id of its own, each time. */
  phone?: string | undefined;
}

/** Times are milliseconds since 1970. */
export interface DeskFacts {
  state: AgentStateName;
  /** Of a pause: the id of its reason. */
  reason: string;
  since: number;
  next: { state: 'ready' | 'paused' | 'signed-out'; reason: string } | null;
  line: AgentLine;
  phoneReachable: boolean;
  signedInAt: number | null;
  /** The one that is not closed. */
  conversation: KeptConversation | null;
  /** That of a colleague in which the agent is called, or talks; null while they have one of their own. */
  asked: AskedAlong | null;
}

/** What an agent takes part in who is called by a colleague: asked about a customer, passed one on, or just called. */
export interface AskedAlong {
  conversationId: string;
  why: 'consult' | 'transfer' | 'call';
  phase: 'ringing' | 'talking';
  conference: boolean;
}

/** Why something cannot be done; the server has a text for each in both languages. */
export const acdRefusals = [
  'no-agent-profile',
  'not-signed-in-as-agent',
  'not-in-that-state',
  'no-such-conversation',
  'no-such-wait',
  'no-such-party',
  'party-busy',
  'nobody-ready',
  'line-unreachable',
  'right-missing',
  'unavailable',
] as const;
export type AcdRefusalCode = (typeof acdRefusals)[number];

export class AcdRefusal extends Error {
  override name = 'AcdRefusal';
  readonly code: AcdRefusalCode;

  constructor(code: AcdRefusalCode) {
    super(code);
    this.code = code;
  }
}
