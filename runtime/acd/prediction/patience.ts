/** How long callers waited lately, and how many of them gave up. Plain data, older waits counting less and less. */
export interface WaitsSeen {
  abandoned: number;
  waitedSeconds: number;
}

/** Before anything is seen: one caller in ten minutes of waiting gives up. */
const NONE_SEEN: WaitsSeen = { abandoned: 1, waitedSeconds: 600 };

/** Waits that count: as many give up among them as an estimate needs. */
const RECENT_WAITS = 500;

/** Below it, what is left of the few who gave up long ago says nothing about those who wait now. */
const LEAST_ABANDONED = 0.05;

/** Adds a wait, however it ended. */
export function seeWait(seen: WaitsSeen | null, wait: { waitedSeconds: number; gaveUp: boolean }): WaitsSeen {
  const before = seen ?? NONE_SEEN;
  const kept = 1 - 1 / RECENT_WAITS;
  return {
    abandoned: before.abandoned * kept + (wait.gaveUp ? 1 : 0),
    waitedSeconds: before.waitedSeconds * kept + wait.waitedSeconds,
  };
}

/**
 * Estimates how long callers are willing to wait. Those who are served do not show how long they would have stayed, but
 * their waits count: abandonments by total waiting time is the rate that fits best when patience is exponential.
 * @returns Seconds, null when nobody has given up for so long that it cannot be told.
 * @see Mandelbaum & Zeltyn 2007, "Service engineering in action: the Palm/Erlang-A queue"
 */
export function estimatePatience(seen: WaitsSeen | null): number | null {
  const { abandoned, waitedSeconds } = seen ?? NONE_SEEN;
  return abandoned < LEAST_ABANDONED ? null : waitedSeconds / abandoned;
}
