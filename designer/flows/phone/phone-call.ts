import { compileFlow } from '#runtime/compiler/compile.ts';
import { linkIr } from '#runtime/compiler/link.ts';
import { Simulator } from '#runtime/simulator/simulator.ts';
import { effectKind } from '#schemas/effects/index.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import { compileEnvironment, type Surroundings } from '../problems/compile-environment.ts';

/** What is known before a test call. */
export interface CallSettings {
  caller: string;
  called: string;
  /** Local date and time as a date field writes it; empty is now. */
  at: string;
  /** Empty begins as the flow says. */
  language: string;
}

/** How fast time passes; `skip` lets nothing be waited for but the caller and the outside. */
export type Speed = 1 | 4 | 'skip';

interface PhoneCallOptions {
  document: Flow;
  surroundings: Surroundings;
  settings: CallSettings;
  audioMs: (id: string) => number | undefined;
  timeZone: string;
  now: number;
}

/** A test call on a draft. It lives in virtual time, which whoever holds it lets pass. */
export class PhoneCall {
  /** The flow as it was when the call began. */
  readonly document: Flow;
  readonly simulator: Simulator;
  #changes = 0;
  readonly #listeners = new Set<() => void>();

  private constructor(document: Flow, simulator: Simulator) {
    this.document = document;
    this.simulator = simulator;
  }

  /** @returns null for a flow that has nowhere to begin. */
  static place({ document, surroundings, settings, audioMs, timeZone, now }: PhoneCallOptions): PhoneCall | null {
    const { ir } = compileFlow({ document, environment: compileEnvironment(surroundings) });
    if (!ir || !document.nodes.some((node) => node.kind === 'start')) return null;
    const at = settings.at === '' ? now : Date.parse(settings.at);
    const facts = {
      id: 'test-call',
      caller: settings.caller,
      called: settings.called,
      startedAt: new Date(at).toISOString(),
      timeZone,
    };
    const language = settings.language === '' ? undefined : settings.language;
    return new PhoneCall(
      document,
      new Simulator({ linked: linkIr(ir), facts, at, language, audioMs, outside: 'manual' }),
    );
  }

  /** Grows with everything that happens, so that views know when to look again. */
  get version(): number {
    return this.#changes;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  press(key: string): void {
    this.#change(() => this.simulator.press(key));
  }

  hangUp(): void {
    this.#change(() => this.simulator.hangUp());
  }

  speak(seconds: number): void {
    this.#change(() => this.simulator.speak(seconds));
  }

  resolve(outcome: string, data: Record<string, unknown>): void {
    this.#change(() => this.simulator.resolve(outcome, data));
  }

  stepBack(): void {
    this.#change(() => this.simulator.stepBack());
  }

  /** Jumps to what time brings next: the end of a prompt, the end of a silence. */
  skip(): void {
    this.#change(() => this.simulator.skip());
  }

  /**
   * Lets time pass. While a prompt really sounds, it ends when it has been heard and not by the clock.
   * @param sounding Whether the prompt in progress can be heard at this moment.
   */
  pass(ms: number, sounding: boolean): void {
    const { simulator } = this;
    const { effect, dueAt } = simulator.awaited;
    const held = sounding && effect?.effect === 'play' && dueAt !== null;
    const room = held ? Math.max(0, Math.min(ms, dueAt - simulator.now - 1)) : ms;
    this.#change(() => simulator.advance(room));
  }

  /** With `skip`, prompts are over at once and nothing else is waited through. */
  skipPrompts(): void {
    const { simulator } = this;
    const { effect } = simulator.awaited;
    if (!effect || (effect.effect !== 'play' && !effectKind(effect.effect)?.automatic)) return;
    this.#change(() => simulator.skip());
  }

  #change(run: () => void): void {
    run();
    this.#changes += 1;
    for (const listener of [...this.#listeners]) listener();
  }
}
