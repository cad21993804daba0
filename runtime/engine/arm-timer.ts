import type { Clock } from './clock.ts';

/** A timer that runs. */
export interface ArmedTimer {
  /** What it runs for, in milliseconds since 1970. */
  at: number;
  handle: unknown;
}

/**
 * Arms the one timer of something; one that runs for the same moment keeps running, also while somebody sets the clock back.
 * @param at null for none.
 */
export function armTimer(
  clock: Clock,
  owner: { timer: ArmedTimer | null },
  { at, onTime }: { at: number | null; onTime: () => void },
): void {
  const { timer } = owner;
  if (timer !== null && timer.at === at) return;
  clock.clearTimeout(timer?.handle);
  owner.timer = null;
  if (at === null) return;
  const handle = clock.setTimeout(
    () => {
      owner.timer = null;
      onTime();
    },
    Math.max(0, at - clock.now()),
  );
  owner.timer = { at, handle };
}
