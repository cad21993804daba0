import { type Clock, pause } from './clock.ts';

export interface KeepTryingOptions {
  clock: Clock;
  /** After so long the last error counts. */
  limitMs: number;
  /** Nobody may need it any more, or the error may be one that stays. */
  isWanted?: (error: unknown) => boolean;
  onFailure(error: unknown): void;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 4_000;

/**
 * Tries again what has failed because a database is out of reach: callers wait for it rather than be sent away.
 * @throws What the last attempt threw.
 */
export async function keepTrying<T>(
  work: () => Promise<T>,
  { clock, limitMs, isWanted = () => true, onFailure }: KeepTryingOptions,
): Promise<T> {
  const until = clock.now() + limitMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      onFailure(error);
      if (clock.now() >= until || !isWanted(error)) throw error;
      await pause(clock, pauseMs);
      if (!isWanted(error)) throw error;
    }
  }
}
