import type { Tone } from '#designer/ui/tag.tsx';
import type { BoardQueue } from '#schemas/api/supervision.ts';

/** Waits are measured against the seconds within which a queue is to answer: beyond them orange, beyond twice as many red. */
const FAR_BEYOND = 2;
/** Shares of callers who give up that centres commonly accept at most, and alarm at. */
const MANY_ABANDON = 0.05;
const FAR_TOO_MANY_ABANDON = 0.1;

export function toneOfWait(seconds: number | null, { serviceLevelSeconds }: BoardQueue): Tone {
  if (seconds === null || seconds <= serviceLevelSeconds) return 'neutral';
  return seconds <= serviceLevelSeconds * FAR_BEYOND ? 'warn' : 'bad';
}

/** Callers who wait for nobody are the worst there is. */
export function toneOfReady({ waiting, staffed }: BoardQueue): Tone {
  return waiting > 0 && staffed === 0 ? 'bad' : 'neutral';
}

export function toneOfAbandoned({ today: { offered, abandoned } }: BoardQueue): Tone {
  const share = offered === 0 ? 0 : abandoned / offered;
  if (share <= MANY_ABANDON) return 'neutral';
  return share <= FAR_TOO_MANY_ABANDON ? 'warn' : 'bad';
}
