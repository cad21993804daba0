import type { AgentLine, AgentProfile } from '#schemas/domain/agent.ts';
import type { AgentState, AgentStateName } from '#schemas/domain/conversation.ts';
import type { DistributedAgent, Medium } from '../distribution.ts';

/** What an agent is doing now. Times are milliseconds since 1970. */
export interface Agent {
  id: string;
  state: AgentStateName;
  /** Of a pause: the id of its reason. */
  reason: string;
  since: number;
  /** What follows a conversation, a break, or being unreachable. */
  next: AgentState['next'];
  line: AgentLine;
  /** Whether the agent's browser phone has registered; other lines need none. */
  phoneReachable: boolean;
  idleSince: number;
  signedInAt: number | null;
  contacts: number;
  /** When a break ends, or an agent whose desktop has gone is signed out. */
  dueAt: number | null;
  /** When a desktop was last seen. */
  seenAt: number;
  /** Moves on with every change. */
  revision: number;
}

/** What an administrator says of an agent, as distribution needs it. */
export interface AgentFacts {
  login: string;
  name: string;
  queues: readonly string[];
  skills: Readonly<Record<string, number>>;
  media: readonly Medium[];
  options: AgentProfile['options'];
  rights: AgentProfile['rights'];
  line: AgentLine;
}

export interface StaffedAgent {
  agent: Agent;
  facts: AgentFacts;
}

/** A desktop that has not been seen for so long has gone; its agent is called no more. */
export const UNSEEN_LIMIT_MS = 20_000;
/** After so long without a desktop the agent is signed out. */
export const SIGN_OUT_AFTER_MS = 300_000;

/** So far the clocks of two servers may be apart: nobody's time at something ends before it began. */
export const CLOCKS_APART_MS = 60_000;

/** Those in which a conversation has the agent. */
const engaged: ReadonlySet<AgentStateName> = new Set(['reserved', 'ringing', 'talking', 'wrap-up']);

export function isEngaged({ state }: Pick<Agent, 'state'>): boolean {
  return engaged.has(state);
}

export function isSignedIn({ state }: Pick<Agent, 'state'>): boolean {
  return state !== 'signed-out';
}

/** As the core of distribution sees an agent; null while signed out. */
export function asDistributed({ agent, facts }: StaffedAgent): DistributedAgent | null {
  if (!isSignedIn(agent)) return null;
  return {
    id: agent.id,
    ready: agent.state === 'ready',
    away: agent.state === 'paused' || agent.state === 'unreachable',
    idleSince: agent.idleSince,
    queues: facts.queues,
    media: facts.media,
    skills: facts.skills,
    contacts: agent.contacts,
  };
}
