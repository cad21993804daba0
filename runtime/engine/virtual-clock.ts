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

export function createVirtualClock(startMs = 0): VirtualClock {
  let now = startMs;
  let order = 0;
  const timers = new Map<number, { at: number; callback: () => void }>();

  function next(): { id: number; at: number; callback: () => void } | null {
    let earliest: { id: number; at: number; callback: () => void } | null = null;
    for (const [id, timer] of timers) {
      // Map order is the order of setting, so of two timers for the same moment the first one set stays ahead.
      if (earliest === null || timer.at < earliest.at) earliest = { id, ...timer };
    }
    return earliest;
  }

  function run(timer: { id: number; at: number; callback: () => void }): void {
    timers.delete(timer.id);
    now = timer.at;
    timer.callback();
  }

  return {
    now: () => now,
    setTimeout(callback, delayMs) {
      order += 1;
      timers.set(order, { at: now + Math.max(0, delayMs), callback });
      return order;
    },
    clearTimeout(handle) {
      if (typeof handle === 'number') timers.delete(handle);
    },
    advance(durationMs) {
      const until = now + durationMs;
      for (let timer = next(); timer !== null && timer.at <= until; timer = next()) run(timer);
      now = until;
    },
    advanceToNextTimer() {
      const timer = next();
      if (timer === null) return false;
      run(timer);
      return true;
    },
    nextTimerAt: () => next()?.at ?? null,
  };
}
