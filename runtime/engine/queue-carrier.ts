import type { LiveState, TelephonyEvent, TelephonyPort } from '#runtime/telephony/port.ts';
import type { ContactEvent, ContactResult } from '#schemas/effects/contact.ts';
import type { Effect, MediaItem } from '#schemas/effects/index.ts';
import type { WaitEffectKind } from '#schemas/effects/queue.ts';
import type { Ir } from '#schemas/ir/ir.ts';
import type { Admission, CalledCustomer } from './called-customers.ts';
import type { Clock } from './clock.ts';
import type { LiveContact } from './live-contact.ts';
import type { ContactStore, EngineLog } from './ports.ts';
import type { SessionStep } from './session/session.ts';

export type WaitEffect = Extract<Effect, { effect: WaitEffectKind }>;

/** A contact that is over, with all of its steps. */
export interface EndedContact {
  ir: Ir;
  steps: readonly SessionStep[];
  result: ContactResult | null;
}

/** What a host lets whoever carries out waits do with its contacts. */
export interface QueueHost {
  clock: Clock;
  telephony: TelephonyPort;
  log: EngineLog;
  contacts: Pick<ContactStore, 'noteSound'>;
  live: ReadonlyMap<string, LiveContact>;
  /** Gives an event to a contact: an outcome, a key. */
  dispatch(contact: LiveContact, event: ContactEvent): void;
  /** Begins a flow on the call of a contact, in its language. @returns null when no version of the flow is published. */
  accompany(parent: LiveContact, child: { id: string; flowId: string }): Promise<LiveContact | null>;
  /** Lets a customer whom an agent has called go on as a contact that waits. @returns null when there is no such queue. */
  admit(customer: CalledCustomer): Promise<Admission | null>;
  /** Rebuilds a contact that has ended. @throws when its journal cannot be replayed. */
  replayEnded(contactId: string): Promise<EndedContact | null>;
  /** What of it can be heard. */
  keepAudible(items: readonly MediaItem[]): Promise<MediaItem[]>;
}

/** Carries out the effects of callers who wait for an agent, beside the contacts of a host. */
export interface QueueCarrier {
  /** An outcome follows. Asked again under the same id after a crash, the wait goes on. */
  ask(contact: LiveContact, effect: WaitEffect): void;
  /** A step of any contact is safe; its effects are carried out once this resolves. */
  onStep(contact: LiveContact, step: SessionStep): Promise<void>;
  /** The contact runs elsewhere now, or is over. */
  forget(contact: LiveContact): void;
  /** Who takes the keys of a caller who waits or talks to an agent; null: nobody. */
  keysOf(contact: LiveContact): LiveContact | null;
  /** @returns whether it was one of its own sounds. */
  onPlayback(event: Extract<TelephonyEvent, { type: 'playback.finished' }>): boolean;

  /** A contact of a former life, before its pending effect is asked again. */
  revive(contact: LiveContact, former: { steps: readonly SessionStep[]; sound: string }): void;
  /** Whether a call hears the queue at this moment. */
  playsTo(callId: string): boolean;
  /** Playbacks that it believes to be going on. */
  playbackIds(): Iterable<string>;
  /** What is up after a gap; then pending effects are asked again. */
  resynchronised(state: LiveState): void;
  /** This node drives nothing any more; calls stay up. */
  stop(): void;
}
