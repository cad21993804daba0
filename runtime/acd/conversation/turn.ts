import type { CalledCustomer } from '../../engine/called-customers.ts';
import type { AgentEvent } from '../agents/change-agent.ts';
import type { WaitEnd } from '../ports.ts';
import type { ConversationState, Leg, LegRole, Playback } from './state.ts';

/** The calls with which a colleague goes on. */
export interface PassedLegs {
  agent: Leg;
  customer: Leg;
}

/** What is written together with a conversation's new state. */
export type Write =
  | { write: 'agent'; event: AgentEvent }
  /** The colleague who was asked along. */
  | { write: 'colleague'; agent: string; event: AgentEvent }
  /** The colleague has the customer now, in a conversation of their own that begins with this. */
  | { write: 'passed-on'; to: string; agent: string; legs: PassedLegs }
  /** The customer, whom the agent has called, waits now as a contact that begins with this. */
  | { write: 'queued'; customer: CalledCustomer }
  | { write: 'wait-ended'; end: WaitEnd }
  /** Back in its place; an agent who did not take it is named. */
  | { write: 'wait-returned'; refusedBy: string | null }
  | { write: 'recorded'; recordingId: string; seconds: number; deleteAt: number | null }
  /** What a recording that has been written down turned out to be. */
  | { write: 'measured'; recordingId: string; seconds: number; failed: boolean }
  /** The agent has finished; `reached`: the customer and the agent have talked. */
  | { write: 'finished'; reached: boolean };

/** What the waiting room is asked or told afterwards. */
export type Ask =
  | { ask: 'ready-to-talk' }
  | { ask: 'answered' }
  | { ask: 'returned' }
  | { ask: 'ended'; talkSeconds: number }
  | { ask: 'requeue'; to: { queue: string; since: number; onlyFor: string | null } };

/** One step of a conversation: its state while it is being changed, and what comes of it. */
export interface Turn {
  /** A copy that may be changed. */
  state: ConversationState;
  at: number;
  writes: Write[];
  asks: Ask[];
}

export function placeLeg({ state }: Turn, role: LegRole, placed: NonNullable<Leg['placed']>): void {
  state.drive.legs[role] = { callId: nextId(state, role), up: false, placed };
}

/** Plays to a leg from now on, instead of what it hears. */
export function playTo({ state }: Turn, role: LegRole, items: Playback['items'], { loop = true } = {}): void {
  const id = nextId(state, 'sound');
  state.drive.hears[role] = { id, items, loop };
}

export function ringTo(turn: Turn, role: LegRole): void {
  playTo(turn, role, [{ type: 'tone', tone: 'ringing' }], { loop: false });
}

/** Who talks from now on, and hears nothing else. */
export function join({ state }: Turn, roles: readonly LegRole[]): void {
  const { drive } = state;
  drive.talking = roles.filter((role) => drive.legs[role] !== null);
  for (const role of drive.talking) delete drive.hears[role];
}

/** Takes a leg out of everything; it is hung up unless it is a caller's own. */
export function dropLeg({ state }: Turn, role: LegRole): void {
  const { drive } = state;
  drive.legs[role] = null;
  delete drive.hears[role];
  drive.talking = drive.talking.filter((other) => other !== role);
}

export function nextId(state: ConversationState, what: string): string {
  state.drive.issued += 1;
  return `${state.id}:${what}.${state.drive.issued}`;
}

/** Whether the customer is a caller whose flow goes on after the talk. */
export function hasFlow({ medium }: Pick<ConversationState, 'medium'>): boolean {
  return medium === 'call';
}

export function talkSeconds({ answeredAt }: ConversationState, until: number): number {
  return answeredAt === null ? 0 : Math.round((until - answeredAt) / 1000);
}
