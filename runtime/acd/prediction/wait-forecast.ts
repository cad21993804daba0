import type { DistributionCore } from '../core/distribution-core.ts';
import type { WaitingContact } from '../distribution.ts';
import { type HandlingSeen, seeHandling } from './handling-time.ts';
import { estimatePatience, seeWait, type WaitsSeen } from './patience.ts';
import { predictWait } from './predict-wait.ts';
import { createWaitCorrection } from './wait-correction.ts';

type Expected = Parameters<DistributionCore['aheadOf']>[0];

export interface ForecastOptions {
  distribution: Pick<DistributionCore, 'aheadOf' | 'agentsFor'>;
  /** What a contact of a queue is taken to cost an agent before any is seen. */
  assumedHandlingSeconds: (queue: string) => number;
}

export interface Forecast {
  seconds: number;
  /** By the model alone, not corrected by recent waits. */
  modelSeconds: number;
}

/** `left`: an overflow took the caller elsewhere, or the contact was moved. */
export type WaitOutcome = 'served' | 'gave-up' | 'left';

export interface WaitForecast {
  /**
   * How long a contact that waits, or is still to come, will wait from now on.
   * @returns null while nobody is staffed for it.
   */
  predict(wait: Expected): Forecast | null;
  /**
   * @param at Milliseconds since 1970.
   * @param modelSeconds What was predicted then, where it is kept; by itself it is predicted now.
   */
  begin(wait: WaitingContact, at: number, modelSeconds?: number): void;
  /** Learns from a wait; nothing happens when it is not known to have begun. */
  end(waitId: string, how: { at: number; outcome: WaitOutcome }): void;
  /** A caller's wait that is over. */
  waited(queue: string, how: Waited): void;
  /** An agent is done with a contact of this queue, wrap-up included. */
  handled(queue: string, seconds: number): void;
}

export interface Waited {
  waitedSeconds: number;
  gaveUp: boolean;
  /** What was predicted for it by the model alone; null when nothing was. */
  modelSeconds: number | null;
  /** What it would have taken from then on, by the model alone: 0 for who was served, null when nobody could tell. */
  remainingSeconds: number | null;
}

/** Predicts waits from the distribution as it stands, and from what is learnt of its queues meanwhile. */
export function createWaitForecast({ distribution, assumedHandlingSeconds }: ForecastOptions): WaitForecast {
  const correction = createWaitCorrection();
  const patience = new Map<string, WaitsSeen>();
  const handling = new Map<string, HandlingSeen>();
  const begun = new Map<string, { wait: WaitingContact; at: number; modelSeconds: number }>();

  function predict(wait: Expected): Forecast | null {
    const { queue } = wait;
    const modelSeconds = predictWait({
      ahead: distribution.aheadOf(wait),
      ...distribution.agentsFor(wait),
      handlingSeconds: handling.get(queue)?.meanSeconds ?? assumedHandlingSeconds(queue),
      patienceSeconds: estimatePatience(patience.get(queue) ?? null),
    });
    return modelSeconds === null ? null : { modelSeconds, seconds: modelSeconds * correction.factorOf(queue) };
  }

  function waited(queue: string, how: Waited): void {
    const { waitedSeconds, modelSeconds, remainingSeconds } = how;
    patience.set(queue, seeWait(patience.get(queue) ?? null, how));
    // Of a wait for nobody, or for somebody who was ready, nothing was predicted that could be wrong.
    if (!modelSeconds || remainingSeconds === null) return;
    correction.learn(queue, { predictedSeconds: modelSeconds, waitedSeconds, remainingSeconds });
  }

  return {
    predict,
    waited,
    begin(wait, at, modelSeconds = predict(wait)?.modelSeconds ?? 0) {
      // A promised call waits for its hour, and for its customer, too: it says nothing about the queue.
      if (wait.medium === 'call') begun.set(wait.id, { wait, at, modelSeconds });
    },
    end(waitId, { at, outcome }) {
      const known = begun.get(waitId);
      if (known === undefined) return;
      begun.delete(waitId);
      const { wait, modelSeconds } = known;
      waited(wait.queue, {
        waitedSeconds: (at - known.at) / 1000,
        gaveUp: outcome === 'gave-up',
        modelSeconds,
        remainingSeconds: outcome === 'served' ? 0 : (predict(wait)?.modelSeconds ?? null),
      });
    },
    handled(queue, seconds) {
      handling.set(queue, seeHandling(handling.get(queue) ?? null, seconds, assumedHandlingSeconds(queue)));
    },
  };
}
