/** A wait that is over, beside what was predicted for it. */
export interface PredictedWait {
  /** By the model alone, when it began. */
  predictedSeconds: number;
  waitedSeconds: number;
  /**
   * By the model alone, when the caller gave up: what they did not wait for any more. 0 for who was served. Without it
   * long waits, which are those that people give up, would be missing and the correction would be too small.
   */
  remainingSeconds: number;
}

export interface WaitCorrection {
  learn(queue: string, wait: PredictedWait): void;
  /** By what a prediction for this queue is to be multiplied. */
  factorOf(queue: string): number;
}

/** Waits that count; fewer would make the factor as restless as the waits. */
const RECENT_WAITS = 250;

/** Minutes of predicted waiting that are taken to have been right before any is seen. */
const ASSUMED_SECONDS = 600;

/** Further off than this it is not the model that is to be corrected, but its facts. */
const LEAST_FACTOR = 0.25;
const LARGEST_FACTOR = 4;

/**
 * Corrects predicted waits by how much longer or shorter recent ones were, per queue: agents who serve other queues as
 * well, pauses and handling times that the model does not know.
 */
export function createWaitCorrection(): WaitCorrection {
  const sums = new Map<string, { predicted: number; seen: number }>();

  function factorOf(queue: string): number {
    const { predicted, seen } = sums.get(queue) ?? { predicted: 0, seen: 0 };
    const factor = (seen + ASSUMED_SECONDS) / (predicted + ASSUMED_SECONDS);
    return Math.min(LARGEST_FACTOR, Math.max(LEAST_FACTOR, factor));
  }

  return {
    factorOf,
    learn(queue, { predictedSeconds, waitedSeconds, remainingSeconds }) {
      const { predicted, seen } = sums.get(queue) ?? { predicted: 0, seen: 0 };
      const kept = 1 - 1 / RECENT_WAITS;
      sums.set(queue, {
        predicted: predicted * kept + predictedSeconds,
        seen: seen * kept + waitedSeconds + remainingSeconds * factorOf(queue),
      });
    },
  };
}
