/**
 * What the distribution of contacts to agents knows, and what happens to it. Plain data: the rules over it are pure, so
 * that any number of nodes, a test and a benchmark see the same assignments for the same events.
 */

/** How a queue chooses among agents who are all entitled to a contact. */
export type QueueStrategy = 'longest-idle' | 'most-skilled' | 'least-calls' | 'round-robin';

export interface DistributedQueue {
  /** Its number, `500` to `999` (S78). */
  id: string;
  strategy: QueueStrategy;
}

/** What an agent must have for a contact (S86). */
export interface RequiredSkill {
  skill: string;
  /** 0 to 9, 9 is the highest. 0 asks for nothing. */
  level: number;
}

/** A contact that waits for an agent. */
export interface WaitingContact {
  id: string;
  queue: string;
  /** A message or a promised call gives way to nobody; its priority and time decide as for a caller. */
  medium: Medium;
  /** Higher is served first (S79), then who has waited longest, then by id. */
  priority: number;
  /** When its wait began, in milliseconds since 1970. A promised call keeps the time of the caller it was promised to. */
  since: number;
  skills: readonly RequiredSkill[];
  /**
   * While nobody with the required levels is ready, agents below them are taken as well, first who lacks the fewest levels
   * in all; who does not have a skill at all (level 0) never is.
   */
  decrement: boolean;
  /** Nobody is given it for now: its overflow flow is doing something else with the caller. */
  held: boolean;
  /**
   * Agents who did not take it when it was offered; they are asked again only while nobody else who could serve it is
   * signed in, ready or busy.
   */
  refusedBy: readonly string[];
  /**
   * Only this agent may have it: a personal callback, a transfer to a colleague. Queues, skills and refusals do not matter
   * then; the medium does. A caller comes before whatever waits in the agent's queues.
   */
  onlyFor: string | null;
}

/** What kinds of contact an agent may be given. */
export type Medium = 'call' | 'callback' | 'voicemail';

/** An agent who is signed in. */
export interface DistributedAgent {
  id: string;
  /** Whether a contact may be given to them now. */
  ready: boolean;
  /**
   * Paused, or their line is not reachable: they do not count as somebody who could serve, neither when a wait is
   * predicted nor when a contact is kept from those who have refused it. Never together with `ready`.
   */
  away?: boolean;
  /** Since when they are free, in milliseconds since 1970; what longest-idle goes by. */
  idleSince: number;
  queues: readonly string[];
  media: readonly Medium[];
  /** Level by skill, 1 to 9. */
  skills: Readonly<Record<string, number>>;
  /** Contacts taken since they signed in; what least-calls goes by. */
  contacts: number;
}

export type DistributionEvent =
  /** New, or changed in any way. Who waits in one that nobody has told of is served by the agent who is idle for longest. */
  | { type: 'queue'; queue: DistributedQueue }
  | { type: 'wait'; wait: WaitingContact }
  /** Gave up, was taken elsewhere, was assigned by somebody else. */
  | { type: 'wait.gone'; id: string }
  | { type: 'agent'; agent: DistributedAgent }
  /** A contact of the queue has been given to them by somebody else; what round-robin goes by. */
  | { type: 'given'; queue: string; agent: string }
  | { type: 'agent.gone'; id: string };

/**
 * A contact for an agent. The contact is out of the distribution from then on, until an event brings it back; the agent
 * stays signed in and is no longer ready, until an event says so.
 */
export interface Assignment {
  wait: string;
  agent: string;
}
