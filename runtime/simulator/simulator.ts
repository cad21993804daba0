import type { LinkedFlow } from '#runtime/compiler/link.ts';
import { Session, type SessionStep } from '#runtime/engine/session/session.ts';
import type { ContactEvent, ContactFacts } from '#schemas/effects/contact.ts';
import type { UsualOutcome } from '#schemas/effects/effect-kind.ts';
import { type Effect, effectKind } from '#schemas/effects/index.ts';
import type { Value } from '#schemas/flow/variable.ts';
import { mediaDurationMs } from './media-duration.ts';

export interface SimulatorOptions {
  linked: LinkedFlow;
  facts: ContactFacts;
  /** When the call begins, in milliseconds since 1970. */
  at: number;
  language?: string;
  variables?: Record<string, Value>;
  /** Length of an audio file of the library in milliseconds, when it is known. */
  audioMs?: (id: string) => number | undefined;
  /** `manual` leaves what is asked of the outside, and is not automatic, waiting until `resolve` is called; `absent` lets the usual come back. */
  outside?: 'manual' | 'absent';
  /** What comes back by itself instead of the usual, for any effect; undefined leaves it as it is. */
  answer?: (asked: Asked) => UsualOutcome | undefined;
  /** False lets `restore` do nothing: where thousands of ways are tried, one that was tried before shows nothing new by it. */
  restores?: boolean;
}

/** An effect in progress, as far as what comes back may depend on it. */
export interface Asked {
  effect: Effect;
  /** Path of the node that asked. */
  node: string;
  /** What was asked in this contact before, oldest first. */
  before: readonly { effect: Effect; node: string }[];
}

/** What the contact is waiting for now. */
export interface Awaited {
  /** The effect in progress, if any. */
  effect: Effect | null;
  /** Whether a key pressed now would be collected as input. */
  keys: boolean;
  /** When time alone will move the contact on; null when only the caller or the outside can. */
  dueAt: number | null;
}

/**
 * A telephone call in virtual time: plays prompts by their length, collects keys, lets time pass. Everything it does is an
 * event on a session, so its whole state is the journal, and stepping back is replaying one event less.
 */
export class Simulator {
  readonly options: SimulatorOptions;
  private session: Session;
  private history: SessionStep[];
  /** Path of the node that each step led to, by the step's place in the history. */
  private places: string[];
  private clock: number;
  /** Seconds of speech put into the recording in progress. */
  private spoken: { effectId: string; seconds: number; until: number } | null = null;

  constructor(options: SimulatorOptions) {
    this.options = options;
    const { session, step } = Session.start(options, options.facts, options.at);
    this.session = session;
    this.history = [step];
    this.places = [session.node];
    this.clock = options.at;
  }

  get now(): number {
    return this.clock;
  }

  get ended(): boolean {
    return this.session.ended;
  }

  get journal(): readonly SessionStep[] {
    return this.history;
  }

  /** The session as it stands, for its node, variables and result. */
  get contact(): Pick<Session, 'context' | 'node' | 'ended' | 'result' | 'failure'> {
    return this.session;
  }

  get awaited(): Awaited {
    if (this.session.ended) return { effect: null, keys: false, dueAt: null };
    const effect = this.pendingEffect();
    return { effect, keys: this.session.collecting, dueAt: this.nextDue(effect) };
  }

  press(key: string): void {
    const effect = this.pendingEffect();
    if (effect?.effect === 'record' && endsRecording(effect.params.terminator, key)) {
      this.finishRecording(effect);
      return;
    }
    this.feed({ type: 'key', key });
  }

  hangUp(): void {
    const effect = this.pendingEffect();
    if (effect?.effect === 'record') {
      this.feed({ type: 'record.hung-up', effect: effect.id, data: this.recorded(effect) });
    }
    this.feed({ type: 'call.ended', cause: 'normal' });
  }

  /** The caller talks; a recording in progress takes it and goes on until silence ends it. */
  speak(seconds: number): void {
    const effect = this.pendingEffect();
    if (effect?.effect === 'record') {
      const before = this.spoken?.effectId === effect.id ? this.spoken.seconds : 0;
      this.spoken = { effectId: effect.id, seconds: before + seconds, until: this.clock + seconds * 1000 };
    }
    this.advance(seconds * 1000);
  }

  /** Gives the effect in progress its outcome. */
  resolve(outcome: string, data: Record<string, unknown> = {}): void {
    const effect = this.pendingEffect();
    if (effect) this.feed({ type: `${effect.effect}.${outcome}`, effect: effect.id, data });
  }

  /** Lets time pass: prompts end, timers fire. */
  advance(ms: number): void {
    const until = this.clock + ms;
    for (let due = this.awaited.dueAt; due !== null && due <= until; due = this.awaited.dueAt) this.pass(due);
    this.clock = Math.max(this.clock, until);
  }

  /** Jumps to the next thing that time alone brings about. @returns false when there is none. */
  skip(): boolean {
    const due = this.awaited.dueAt;
    if (due === null) return false;
    this.pass(due);
    return true;
  }

  /** Takes the last event back. @returns false at the beginning. */
  stepBack(): boolean {
    if (this.history.length < 2) return false;
    this.history.pop();
    this.places.pop();
    const { session } = Session.replay(this.options, this.history);
    this.session = session;
    this.clock = this.history.at(-1)?.at ?? this.options.at;
    this.spoken = null;
    return true;
  }

  /** Puts the session through JSON, as a crash between two events would. */
  restore(): void {
    if (this.options.restores === false) return;
    this.session = Session.restore(this.options, JSON.parse(JSON.stringify(this.session.snapshot())));
  }

  /** The state of the machine that it stands in; a node can have several. */
  get stateId(): string {
    return this.session.stateId;
  }

  /**
   * Where the contact stands, as far as it decides how it can go on; two contacts in the same situation have the same ways
   * before them. Of the variables only those of `deciding` (`scope|name`) count.
   */
  situation({ deciding, event }: { deciding: ReadonlySet<string>; event: boolean }): string {
    const { context } = this.session;
    const variables = Object.entries(context.scopes).flatMap(([scope, values]) =>
      Object.entries(values).filter(([name]) => deciding.has(`${scope}|${name}`)),
    );
    const { locals, gone, keys, input, contact } = context;
    const remembered = [contact.language, variables, locals, gone, keys, input, event ? context.event : null];
    return `${this.session.stateId} ${JSON.stringify(remembered)}`;
  }

  /** A second call that has gone the same way so far, and goes its own from here on. */
  fork(): Simulator {
    const copy: Simulator = Object.create(Simulator.prototype);
    Object.assign(copy, this);
    copy.session = Session.restore(this.options, this.session.snapshot());
    copy.history = [...this.history];
    copy.places = [...this.places];
    return copy;
  }

  private pass(due: number): void {
    this.clock = Math.max(this.clock, due);
    const effect = this.pendingEffect();
    const { timerAt } = this.session.context;
    const outcomeDue = effect && this.outcomeDue(effect);
    if (effect && outcomeDue !== null && outcomeDue === due) this.settle(effect);
    else if (timerAt !== null) this.feed({ type: 'timer' });
  }

  private settle(effect: Effect): void {
    if (effect.effect === 'record' && !this.answerTo(effect)) {
      this.finishRecording(effect);
      return;
    }
    const { outcome, data = {} } = this.answerTo(effect) ?? usualOutcome(effect) ?? { outcome: 'finished' };
    this.feed({ type: `${effect.effect}.${outcome}`, effect: effect.id, data });
  }

  private finishRecording(effect: Extract<Effect, { effect: 'record' }>): void {
    this.feed({ type: 'record.finished', effect: effect.id, data: this.recorded(effect) });
  }

  private recorded({ id, params }: Extract<Effect, { effect: 'record' }>): { recording: string; seconds: number } {
    const spoken = this.spoken?.effectId === id ? this.spoken.seconds : 0;
    return { recording: id, seconds: Math.min(spoken, params.maxSeconds) };
  }

  private feed(event: ContactEvent): void {
    const step = this.session.dispatch(event, this.clock);
    if (!step) return;
    this.history.push(step);
    this.places.push(this.session.node);
  }

  private pendingEffect(): Effect | null {
    const { pending } = this.session.context;
    if (!pending) return null;
    const step = this.history.findLast(({ effects }) => effects.some(({ id }) => id === pending.id));
    return step?.effects.find(({ id }) => id === pending.id) ?? null;
  }

  private answerTo(effect: Effect): UsualOutcome | undefined {
    const { answer } = this.options;
    if (!answer) return undefined;
    const asked = this.history.flatMap(({ effects }, index) =>
      effects.map((one) => ({ effect: one, node: this.places[index] ?? '' })),
    );
    const index = asked.findIndex(({ effect: { id } }) => id === effect.id);
    return answer({ effect, node: asked[index]?.node ?? '', before: asked.slice(0, Math.max(index, 0)) });
  }

  private nextDue(effect: Effect | null): number | null {
    const candidates = [this.session.context.timerAt, effect && this.outcomeDue(effect)].filter((at) => at !== null);
    return candidates.length > 0 ? Math.min(...candidates) : null;
  }

  /** When an effect in progress ends by itself. */
  private outcomeDue(effect: Effect): number | null {
    const begun = this.history.findLast(({ effects }) => effects.some(({ id }) => id === effect.id))?.at ?? this.clock;
    const { audioMs = () => undefined, outside = 'absent' } = this.options;
    const answer = this.answerTo(effect);
    if (answer) return begun + answer.afterMs;
    if (effect.effect === 'play') {
      return begun + effect.params.items.reduce((total, item) => total + mediaDurationMs(item, audioMs), 0);
    }
    if (effect.effect === 'record') {
      const { maxSeconds, maxSilenceSeconds } = effect.params;
      const silentFrom = this.spoken?.effectId === effect.id ? this.spoken.until : begun;
      const longest = begun + maxSeconds * 1000;
      return maxSilenceSeconds > 0 ? Math.min(longest, silentFrom + maxSilenceSeconds * 1000) : longest;
    }
    if (outside === 'manual' && !effectKind(effect.effect)?.automatic) return null;
    const usual = usualOutcome(effect);
    return usual ? begun + usual.afterMs : null;
  }
}

/** What comes back by itself for what leaves the machine. */
function usualOutcome(effect: Effect): UsualOutcome | undefined {
  return effectKind(effect.effect)?.usual?.(effect.params);
}

function endsRecording(terminator: string, key: string): boolean {
  return terminator === 'any' || terminator === key;
}
