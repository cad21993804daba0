import type { Clock } from '#runtime/engine/clock.ts';
import { findFiredTrigger } from './find-fired-trigger.ts';
import type { KeptWait } from './kept-wait.ts';
import type { OverflowRun } from './overflow-run.ts';
import type { Turns } from './turns.ts';

export interface TriggerWatchOptions {
  clock: Clock;
  wait: KeptWait;
  turns: Turns;
  /** The overflow flow, while its triggers may fire. */
  flow(): OverflowRun | null;
}

/** Triggers are looked at as often. */
const EVERY_MS = 1000;

/** Looks whether a trigger of an overflow flow holds, for as long as the flow waits for one. */
export class TriggerWatch {
  private readonly options: TriggerWatchOptions;
  private timer: unknown = null;

  constructor(options: TriggerWatchOptions) {
    this.options = options;
  }

  /** Now, and then every second. */
  look(): void {
    this.stop();
    const flow = this.options.flow();
    const asked = flow?.asked;
    if (!flow || asked?.effect !== 'await-trigger') return;
    const fired = this.findFired(flow, asked.params.triggers);
    if (fired) flow.answer('await-trigger.fired', asked.id, fired);
    else this.timer = this.options.clock.setTimeout(() => this.look(), EVERY_MS);
  }

  stop(): void {
    this.options.clock.clearTimeout(this.timer);
  }

  private findFired(flow: OverflowRun, triggers: Parameters<typeof findFiredTrigger>[0]) {
    const { wait, turns, clock } = this.options;
    const { outlook } = wait;
    // Nobody is greeted by halves, nor taken away from an agent whose phone rings for them.
    if (turns.areToCome || outlook?.offered) return null;
    const now = clock.now();
    const loops = turns.countUntil(now) - turns.countUntil(flow.armedAt ?? now);
    return findFiredTrigger(triggers, { outlook, callers: wait.callers, loops });
  }
}
