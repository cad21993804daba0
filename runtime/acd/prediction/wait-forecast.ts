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
  /** @param at Milliseconds since 1970. */
  begin(wait: WaitingContact, at: number): void;
  /** Learns from a wait; nothing happens when it is not known to have begun. */
  end(waitId: string, how: { at: number; outcome: WaitOutcome }): void;
  /** A caller's wait of which nothing was predicted here. */
  waited(queue: string, how: { waitedSeconds: number; gaveUp: boolean }): void;
  /** An agent is done with a contact of this queue, wrap-up included. */
  handled(queue: string, seconds: number): void;
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

  function waited(queue: string, how: { waitedSeconds: number; gaveUp: boolean }): void {
    patience.set(queue, seeWait(patience.get(queue) ?? null, how));
  }

  return {
    predict,
    waited,
    begin(wait, at) {
      begun.set(wait.id, { wait, at, modelSeconds: predict(wait)?.modelSeconds ?? 0 });
    },
    end(waitId, { at, outcome }) {
      const known = begun.get(waitId);
      if (known === undefined) return;
      begun.delete(waitId);
      const { wait, modelSeconds } = known;
      const waitedSeconds = (at - known.at) / 1000;
      if (wait.medium === 'call') waited(wait.queue, { waitedSeconds, gaveUp: outcome === 'gave-up' });
      // Of a wait for nobody, or for somebody who was ready, nothing was predicted that could be wrong.
      const remainingSeconds = outcome === 'served' ? 0 : predict(wait)?.modelSeconds;
      if (modelSeconds === 0 || remainingSeconds === undefined) return;
      correction.learn(wait.queue, { predictedSeconds: modelSeconds, waitedSeconds, remainingSeconds });
    },
    handled(queue, seconds) {
      handling.set(queue, seeHandling(handling.get(queue) ?? null, seconds, assumedHandlingSeconds(queue)));
    },
  };
}
