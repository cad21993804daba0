/** Time as the runtime sees it; a test or a replay owns it through `createVirtualClock`. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once after the delay; the handle is for `clearTimeout`. */
  setTimeout(callback: () => void, delayMs: number): unknown;
  /** Forgets a timer; a fired or unknown handle is ignored. */
  clearTimeout(handle: unknown): void;
}

/** Lets time pass. */
export function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => clock.setTimeout(resolve, ms));
}
