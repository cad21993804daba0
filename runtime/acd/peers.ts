import type { ConversationEvent } from './conversation/reduce.ts';
import type { AcdRefusalCode } from './desk-port.ts';
import type { ChangedIds } from './feed.ts';

/** What one server asks of the one that drives a conversation. */
export type PeerEvent = Extract<
  ConversationEvent,
  { type: 'command' | 'monitor' | 'stop-monitor' | 'withdrawn' | 'phone-left' }
>;

/** The other servers on the same database. */
export interface Peers {
  /** This start of this server, as conversations name their driver. */
  self: string;
  /** Tells all others what has changed; may be lost. */
  announce(changed: ChangedIds): void;
  /** Tells a server that it drives a new conversation; may be lost. */
  handOver(owner: string, conversationId: string): void;
  /** @returns what the server says that drives it; `unavailable` when it does not answer in time. */
  ask(owner: string, conversationId: string, event: PeerEvent): Promise<AcdRefusalCode | null>;
}

/** The right to be the one server that distributes. */
export interface Lease {
  /** How long it holds without being renewed. */
  holdsMs: number;
  /** Takes or renews it. @returns whether it is ours now. */
  acquire(): Promise<boolean>;
  /** Gives it up, so that another server need not wait. */
  release(): Promise<void>;
}
