import type { Clock } from '#runtime/engine/clock.ts';
import type { KeptWait } from './kept-wait.ts';
import type { OverflowRun } from './overflow-run.ts';
import type { RoomSound } from './room-sound.ts';
import type { Turns } from './turns.ts';

export interface SharedLineOptions {
  clock: Clock;
  wait: KeptWait;
  sound: RoomSound;
  turns: Turns;
}

/** The queue is heard again when its overflow flow says nothing for so long, and nobody is put through meanwhile. */
const BREATH_MS = 500;

/** The caller's line between the queue and its overflow flow. */
export class SharedLine {
  private readonly options: SharedLineOptions;
  private breath: unknown = null;

  constructor(options: SharedLineOptions) {
    this.options = options;
  }

  /**
   * The queue keeps quiet while the flow talks, listens or connects. It is heard, and agents may come, at once where the
   * flow watches; where it does something else unheard, the queue is heard after a breath.
   */
  async share(overflow: OverflowRun | null): Promise<void> {
    const { clock, wait, sound, turns } = this.options;
    this.stop();
    if (overflow?.takesLine) {
      wait.hold(true);
      return sound.silence();
    }
    if (overflow === null || overflow.watches) {
      wait.hold(false);
      turns.goOn();
      return;
    }
    this.breath = clock.setTimeout(() => {
      wait.hold(true);
      turns.goOn();
    }, BREATH_MS);
  }

  stop(): void {
    this.options.clock.clearTimeout(this.breath);
  }
}
