import type { ContactFacts, ContactResult, TraceEntry } from '#schemas/effects/contact.ts';
import type { Effect } from '#schemas/effects/index.ts';
import type { Value } from '#schemas/flow/variable.ts';

/** Everything a contact's machine remembers. JSON, so that a snapshot can be kept, sent and restored anywhere. */
export interface ContactContext {
  contact: Record<string, Value>;
  /** Variables by scope: '' is the flow, the others are paths of sub-flow nodes. */
  scopes: Record<string, Record<string, Value>>;
  /** Counters by node path. */
  locals: Record<string, Record<string, Value>>;
  /** Data of the last outcome; expressions see it as `event`. */
  event: Value;
  /** Keys pressed ahead of whoever collects them next. */
  keys: string;
  /** Keys of the input being collected. */
  input: string;
  /**
   * Habit makes callers press # after the last digit of an input that had already ended by its length. Such a key is
   * ignored for a moment, so that it neither interrupts what follows nor counts as a wrong key.
   */
  ignoredKeys: { keys: string; until: number } | null;
  /** Which way the last decision went: the index of a branch, `otherwise`, or `failed`. */
  decision: number | 'otherwise' | 'failed' | 'gone';
  /** The one effect whose outcome is awaited. */
  pending: { id: string; effect: string } | null;
  /** When the one timer is due, in milliseconds since 1970. */
  timerAt: number | null;
  /** The caller has hung up, and the flow goes on without a call. */
  gone: boolean;
  result: ContactResult | null;
  /** Why it failed, as a code. */
  failure: string | null;
  /** The journal position of the last event that changed anything. `trace` and `effects` are those of that event. */
  seq: number;
  now: number;
  trace: readonly TraceEntry[];
  effects: readonly Effect[];
}

export interface ContactInput {
  facts: ContactFacts;
  language: string;
  at: number;
  /** Values that differ from the flow's own initial ones; tests use it. */
  variables?: Record<string, Value>;
}

/** An event as the machine gets it: what happened, when, and at which journal position. */
export interface MachineEvent {
  type: string;
  seq: number;
  at: number;
  key?: string;
  effect?: string;
  data?: Value;
  reason?: string;
}
