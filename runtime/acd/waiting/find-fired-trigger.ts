import type { EffectParams } from '#schemas/effects/index.ts';
import type { WaitOutlook } from '../ports.ts';

type Trigger = EffectParams<'await-trigger'>['triggers'][number];
type Condition = Trigger['conditions'][number];
type Measure = Condition['measure'];

/** What is known of a wait at a moment. */
export interface Measures {
  /** null: nothing is known yet, and nothing that depends on it holds. */
  outlook: Pick<WaitOutlook, 'predictedSeconds' | 'staffed'> | null;
  /** Callers who wait in the queue, this one included. */
  callers: number;
  /** Turns of the announcements since the flow began to watch. */
  loops: number;
}

/** The first trigger that holds, and the first of its conditions that does. */
export function findFiredTrigger(
  triggers: readonly Trigger[],
  measures: Measures,
): { trigger: string; measure: Measure; value: number } | null {
  for (const { id, match, conditions } of triggers) {
    const held = conditions.flatMap(({ measure, limit }) => {
      const value = MEASURES[measure](measures, limit);
      return value === null ? [] : [{ trigger: id, measure, value }];
    });
    const [first] = held;
    if (first && (match === 'any' || held.length === conditions.length)) return first;
  }
  return null;
}

/** By measure, its value where it holds. */
const MEASURES: Record<Measure, (measures: Measures, limit: number) => number | null> = {
  'predicted-wait': ({ outlook }, limit) => {
    const seconds = outlook?.predictedSeconds ?? null;
    return seconds !== null && seconds > limit ? Math.round(seconds) : null;
  },
  loops: ({ loops }, limit) => (loops >= limit ? loops : null),
  callers: ({ callers }, limit) => (callers > limit ? callers : null),
  'no-agents': ({ outlook }) => (outlook?.staffed === 0 ? 0 : null),
};
