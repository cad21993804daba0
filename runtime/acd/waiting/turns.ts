import type { Clock } from '#runtime/engine/clock.ts';
import type { MediaItem } from '#schemas/effects/index.ts';
import type { RoomSound } from './room-sound.ts';

export interface TurnOptions {
  clock: Clock;
  sound: RoomSound;
  intervalMs: number;
  /** What is said at the beginning of a turn, as far as it can be heard. */
  announce(): Promise<readonly MediaItem[]>;
  /** The queue may be heard now: the caller waits, and no overflow flow talks to them. */
  mayBeHeard(): boolean;
}

/** What a waiting caller hears turn by turn: the announcements, then the waiting sound until the next turn. */
export class Turns {
  private readonly options: TurnOptions;
  private from: number | null = null;
  private isDue = false;
  /** What is to be said is being prepared; what is heard until then goes on. */
  private isBeginning = false;
  private timer: unknown = null;

  constructor(options: TurnOptions) {
    this.options = options;
  }

  /** Those of a former life go on, counted from when it began. */
  resumeFrom(at: number): void {
    this.from = at;
    this.arm();
  }

  /** The first one has not begun: the greeting is heard. */
  get areToCome(): boolean {
    return this.from === null;
  }

  /** Turns that were over at a time. */
  countUntil(at: number): number {
    return this.from === null ? 0 : Math.max(0, Math.floor((at - this.from) / this.options.intervalMs));
  }

  /** Sees to it that something is heard: the turn that is due, else the waiting sound. Announcements are not cut. */
  goOn(): void {
    const { sound, mayBeHeard } = this.options;
    if (!mayBeHeard() || sound.saying || this.isBeginning) return;
    if (this.from === null || this.isDue) void this.begin();
    else sound.loop();
  }

  stop(): void {
    this.options.clock.clearTimeout(this.timer);
  }

  private async begin(): Promise<void> {
    const { clock, sound, announce, mayBeHeard } = this.options;
    this.from ??= clock.now();
    this.isDue = false;
    this.arm();
    this.isBeginning = true;
    const items = await announce();
    this.isBeginning = false;
    if (!mayBeHeard() || sound.saying) return;
    if (items.length > 0) sound.say(items);
    else sound.loop();
  }

  private arm(): void {
    const { clock, intervalMs } = this.options;
    clock.clearTimeout(this.timer);
    const now = clock.now();
    const next = (this.from ?? now) + (this.countUntil(now) + 1) * intervalMs;
    this.timer = clock.setTimeout(() => {
      this.isDue = true;
      this.goOn();
    }, next - now);
  }
}
