import { pause } from '#runtime/engine/clock.ts';
import { keepTrying } from '#runtime/engine/keep-trying.ts';
import type { QueueHost } from '#runtime/engine/queue-carrier.ts';
import type { WaitStanding } from '../ports.ts';
import type { KeptWait } from './kept-wait.ts';

export interface Entering {
  host: Pick<QueueHost, 'clock' | 'log'>;
  wait: KeptWait;
  waitId: string;
  isWanted(): boolean;
  /** It takes longer than a moment: the caller is to hear something. */
  onDelay(): void;
}

/** Within this, distribution has heard of a queue that somebody has added. */
const KNOWN_LIMIT_MS = 4000;
/** For distribution to take a caller who hears ringing meanwhile; longer than a database is away. */
const ENTER_LIMIT_MS = 120_000;

/** Whether there is such a queue. One that was added a moment ago becomes known meanwhile. */
export async function becomesKnown({ host, wait, isWanted, onDelay }: Entering): Promise<boolean> {
  const { clock } = host;
  const until = clock.now() + KNOWN_LIMIT_MS;
  while (!wait.knows() && clock.now() < until && isWanted()) {
    onDelay();
    await pause(clock, 500);
  }
  return wait.knows();
}

/** Tells distribution of a wait. @returns null when it could not be told, or need not be any more. */
export async function enterWait({ host, wait, waitId, isWanted, onDelay }: Entering): Promise<WaitStanding | null> {
  const { clock, log } = host;
  try {
    return await keepTrying(() => wait.enter(), {
      clock,
      limitMs: ENTER_LIMIT_MS,
      isWanted,
      onFailure(error) {
        log.warn({ error, waitId }, 'a caller is not in their queue yet');
        if (isWanted()) onDelay();
      },
    });
  } catch (error) {
    if (isWanted()) log.error({ error, waitId }, 'a caller could not be put into a queue');
    return null;
  }
}
