import { type AnyActorRef, createActor } from 'xstate';
import type { LinkedFlow } from '#runtime/compiler/link.ts';
import type { ContactEvent, ContactFacts, ContactResult, TraceEntry } from '#schemas/effects/contact.ts';
import type { Effect } from '#schemas/effects/index.ts';
import type { Value } from '#schemas/flow/variable.ts';
import type { Ir, IrState } from '#schemas/ir/ir.ts';
import type { ContactContext, ContactInput, MachineEvent } from './context.ts';
import { CALL_KINDS, StepLimitError } from './implementations.ts';

/** What one event did. `trace` and `effects` are empty for an event that changed nothing. */
export interface SessionStep {
  seq: number;
  /** Milliseconds since 1970. */
  at: number;
  event: ContactEvent;
  trace: readonly TraceEntry[];
  effects: readonly Effect[];
}

export interface SessionOptions {
  linked: LinkedFlow;
  /** Language the contact begins in; empty takes the flow's first. */
  language?: string;
  variables?: Record<string, Value>;
}

/** A journal line, as far as a session needs it. */
export type ReplayLine = Pick<SessionStep, 'at' | 'event'>;

/**
 * One contact on its machine: events in, effects out, no clock and no I/O. The same events at the same times give the same
 * states and the same effects with the same ids, which is what recovery and replay stand on.
 */
export class Session {
  /** The machine at work, to be watched only: what it does is journalled when events come through the session. */
  readonly actor: AnyActorRef;
  private readonly ir: Ir;
  private nextSeq: number;
  private broken: string | null = null;

  private constructor(actor: AnyActorRef, { linked, nextSeq }: { linked: LinkedFlow; nextSeq: number }) {
    this.actor = actor;
    this.ir = linked.ir;
    this.nextSeq = nextSeq;
    // Without an error listener XState throws out of band, which would end the process.
    actor.subscribe({ error: (error) => this.breakOff(error) });
    actor.start();
  }

  /** Begins a contact. */
  static start(options: SessionOptions, facts: ContactFacts, at: number): { session: Session; step: SessionStep } {
    const input: ContactInput = { facts, at, language: options.language ?? '', variables: options.variables };
    const actor = createActor(options.linked.machine, { input, clock: NO_CLOCK });
    const session = new Session(actor, { linked: options.linked, nextSeq: 1 });
    return { session, step: session.describe({ seq: 0, at, event: { type: 'contact.started', facts } }) };
  }

  /** Rebuilds a session from its journal. */
  static replay(options: SessionOptions, lines: readonly ReplayLine[]): { session: Session; steps: SessionStep[] } {
    const [first, ...rest] = lines;
    if (first?.event.type !== 'contact.started' || !('facts' in first.event)) {
      throw new Error('a journal begins with contact.started');
    }
    const { session, step } = Session.start(options, first.event.facts, first.at);
    const steps = [step];
    for (const line of rest) steps.push(session.feed(line.event, line.at));
    return { session, steps };
  }

  /** Restores a session from `snapshot()`; quicker than a replay, and the same afterwards. */
  static restore(options: SessionOptions, saved: SessionSnapshot): Session {
    const actor = createActor(options.linked.machine, { snapshot: saved.machine as never, clock: NO_CLOCK });
    const session = new Session(actor, { linked: options.linked, nextSeq: saved.nextSeq });
    session.broken = saved.broken;
    return session;
  }

  snapshot(): SessionSnapshot {
    return { machine: this.actor.getPersistedSnapshot(), nextSeq: this.nextSeq, broken: this.broken };
  }

  /**
   * Feeds an event.
   * @returns null for one that comes too late: a timer that was reset, an outcome nobody waits for any more, anything
   * after the end. Such events are not journalled.
   */
  dispatch(event: ContactEvent, at: number): SessionStep | null {
    return this.accepts(event, at) ? this.feed(event, at) : null;
  }

  /** Its timer has run for as long as it was to; a clock that was set back meanwhile does not know. */
  timeOut(at: number): SessionStep | null {
    return this.ended || this.context.timerAt === null ? null : this.feed({ type: 'timer' }, at);
  }

  get context(): ContactContext {
    return this.actor.getSnapshot().context;
  }

  get ended(): boolean {
    return this.broken !== null || this.actor.getSnapshot().status !== 'active';
  }

  get result(): ContactResult | null {
    return this.broken === null ? this.context.result : 'failed';
  }

  get failure(): string | null {
    return this.broken ?? this.context.failure;
  }

  /** Path of the node the contact stands on; '' once it has ended outside any node. */
  get node(): string {
    return this.state?.node ?? '';
  }

  /** Whether a key pressed now would be collected: not merely kept for later, and not lost on a prompt that must be heard. */
  get collecting(): boolean {
    const { state } = this;
    // A key ends a prompt without being an answer; anything else that a key ends was waiting for it.
    if (state?.type === 'effect') return state.onKey !== undefined && state.effect !== 'play';
    return state?.type === 'collect' && (state.interruptible || this.context.pending === null);
  }

  /** Name of the state the machine stands in. */
  get stateId(): string {
    return String(this.actor.getSnapshot().value);
  }

  /** The lowered state it stands in; none once it has ended outside any node. */
  private get state(): IrState | undefined {
    return this.ir.states[this.stateId.replace(/~wait$/, '')];
  }

  private accepts(event: ContactEvent, at: number): boolean {
    if (this.ended) return false;
    const { pending, timerAt, ignoredKeys } = this.context;
    if ('key' in event && ignoredKeys && at <= ignoredKeys.until && ignoredKeys.keys.includes(event.key)) return false;
    if (event.type === 'timer') return timerAt !== null && at >= timerAt;
    return !('effect' in event) || event.effect === pending?.id;
  }

  private feed(event: ContactEvent, at: number): SessionStep {
    const seq = this.nextSeq;
    this.nextSeq += 1;
    this.actor.send(toMachineEvent(event, seq, at));
    return this.describe({ seq, at, event });
  }

  private describe({ seq, at, event }: Pick<SessionStep, 'seq' | 'at' | 'event'>): SessionStep {
    if (this.broken !== null) return { seq, at, event, trace: [], effects: this.apologies(seq) };
    const { context } = this;
    const fresh = context.seq === seq;
    return { seq, at, event, trace: fresh ? context.trace : [], effects: fresh ? context.effects : [] };
  }

  /** The machine itself failed: too many steps on one event, or a defect. A caller it holds still hears an apology. */
  private breakOff(error: unknown): void {
    this.broken = error instanceof StepLimitError ? 'step-limit' : 'machine-error';
  }

  private apologies(seq: number): Effect[] {
    if (!CALL_KINDS.has(this.ir.kind)) return [];
    return [{ id: `${this.context.contact.id}:${seq}.0`, effect: 'hang-up', params: { apologise: true } }];
  }
}

export interface SessionSnapshot {
  machine: unknown;
  nextSeq: number;
  broken: string | null;
}

/** Machines own no timers; a session's one timer is data, armed by whoever runs it. */
const NO_CLOCK = { setTimeout: () => 0, clearTimeout: () => {} };

function toMachineEvent(event: ContactEvent, seq: number, at: number): MachineEvent {
  if ('effect' in event) return { type: event.type, seq, at, effect: event.effect, data: event.data as Value };
  if ('key' in event) return { type: event.type, seq, at, key: event.key };
  return { type: event.type, seq, at, reason: 'reason' in event ? event.reason : undefined };
}
