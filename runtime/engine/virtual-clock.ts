import type { Clock } from './clock.ts';

/** A clock that stands still until it is told to move on. */
export interface VirtualClock extends Clock {
  /** Moves time on and runs what falls due in order, including timers that those timers set. */
  advance(durationMs: number): void;
  /** Moves to the next timer and runs it; false when none is waiting. */
  advanceToNextTimer(): boolean;
  /** When the next timer falls due, or null. */
  nextTimerAt(): number | null;
}

interface Timer {
  at: number;
  callback: (() => void) | null;
}

export function createVirtualClock(startMs = 0): VirtualClock {
  let now = startMs;
  /** Latest first, so that the next one is taken off the end. */
  const timers: Timer[] = [];
  const byHandle = new WeakMap<object, Timer>();

  function next(): Timer | undefined {
    while (timers.at(-1)?.callback === null) timers.pop();
    return timers.at(-1);
  }

  function runNext(): void {
    const timer = timers.pop();
    if (!timer?.callback) return;
    const { callback } = timer;
    timer.callback = null;
    now = timer.at;
    callback();
  }

  /** Before all that fall due no later: of two timers for one moment, the first one set runs first. */
  function findPlace(at: number): number {
    let low = 0;
    let high = timers.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((timers[middle]?.at ?? 0) > at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    now: () => now,
    setTimeout(callback, delayMs) {
      const timer: Timer = { at: now + Math.max(0, delayMs), callback };
      timers.splice(findPlace(timer.at), 0, timer);
      byHandle.set(timer, timer);
      return timer;
    },
    clearTimeout(handle) {
      const timer = typeof handle === 'object' && handle !== null ? byHandle.get(handle) : undefined;
      if (timer) timer.callback = null;
    },
    advance(durationMs) {
      const until = now + durationMs;
      for (let timer = next(); timer && timer.at <= until; timer = next()) runNext();
      now = until;
    },
    advanceToNextTimer() {
      if (!next()) return false;
      runNext();
      return true;
    },
    nextTimerAt: () => next()?.at ?? null,
  };
}
