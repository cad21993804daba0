import type { Clock } from './clock.ts';

/** The machine's own clock. Delays beyond Node's limit of 24.8 days are waited for in several steps. */
export function createSystemClock(): Clock {
  const timers = new Map<symbol, NodeJS.Timeout>();

  function arm(handle: symbol, callback: () => void, delayMs: number): void {
    const stepMs = Math.min(Math.max(0, delayMs), longestTimerMs);
    timers.set(
      handle,
      setTimeout(() => {
        if (delayMs > stepMs) return arm(handle, callback, delayMs - stepMs);
        timers.delete(handle);
        callback();
      }, stepMs),
    );
  }

  return {
    now: () => Date.now(),
    setTimeout(callback, delayMs) {
      const handle = Symbol('timer');
      arm(handle, callback, delayMs);
      return handle;
    },
    clearTimeout(handle) {
      if (typeof handle !== 'symbol') return;
      clearTimeout(timers.get(handle));
      timers.delete(handle);
    },
  };
}

/** Node fires a longer timer at once instead of late. */
const longestTimerMs = 2 ** 31 - 1;
