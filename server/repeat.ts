import type { EngineLog } from '#runtime/engine/ports.ts';

/** How some work that goes on for as long as the server runs is stopped: resolves when its last round is over. */
export type StopRepeating = () => Promise<void>;

export interface RepeatOptions {
  /** From the end of one round to the beginning of the next. */
  pauseMs: number;
  log: EngineLog;
  /** What the log says of a round that failed; the next one tries again. */
  failed: string;
}

/**
 * Does some work now, and again and again.
 * @param round One round; when the signal is aborted the server wants to stop, and it should end soon.
 */
export function repeat(
  round: (signal: AbortSignal) => Promise<unknown>,
  { pauseMs, log, failed }: RepeatOptions,
): StopRepeating {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();

  async function run(): Promise<void> {
    try {
      await round(stopping.signal);
    } catch (error) {
      log.warn({ error }, failed);
    }
    if (stopping.signal.aborted) return;
    timer = setTimeout(() => {
      running = run();
    }, pauseMs);
    timer.unref();
  }
  running = run();

  return async () => {
    stopping.abort();
    clearTimeout(timer);
    await running;
  };
}
