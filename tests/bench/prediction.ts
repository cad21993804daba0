import { type Figure, figure } from './figure.ts';
import { type Centre, type PredictedCaller, simulateCentre } from './queue-simulation.ts';

const SEED = 11;

/** One queue as the model takes it to be; one with what it does not know; two that share agents, which it cannot see. */
const centres: Record<string, Centre> = {
  plain: {
    hours: 200,
    queues: [{ id: '500', perHour: 440, swing: 0 }],
    groups: [{ agents: 20, queues: ['500'] }],
    handling: { meanSeconds: 180, shape: 'exponential' },
    patienceSeconds: 300,
    shifts: null,
  },
  uneven: {
    hours: 200,
    queues: [{ id: '500', perHour: 400, swing: 0.4 }],
    groups: [{ agents: 24, queues: ['500'] }],
    handling: { meanSeconds: 180, shape: 'lognormal' },
    patienceSeconds: 300,
    shifts: { workSeconds: 3600, awaySeconds: 600 },
  },
  shared: {
    hours: 200,
    queues: [
      { id: '500', perHour: 300, swing: 0.2 },
      { id: '501', perHour: 140, swing: 0.2 },
    ],
    groups: [
      { agents: 8, queues: ['500'] },
      { agents: 12, queues: ['500', '501'] },
    ],
    handling: { meanSeconds: 180, shape: 'lognormal' },
    patienceSeconds: 300,
    shifts: { workSeconds: 5400, awaySeconds: 600 },
  },
};

/**
 * Predicted waits of simulated callers who had to wait, beside those they really had. The limit is what one would say
 * without a model from the same facts: place in the queue × mean handling time / agents.
 */
export function benchPrediction(): Figure[] {
  return Object.entries(centres).flatMap(([name, centre]) => {
    const callers = simulateCentre(centre, SEED);
    if (callers.length < 10_000) throw new Error(`only ${callers.length} callers had to wait`);
    const naive = meanError(callers, 'naive');
    const mean = callers.reduce((sum, { truth }) => sum + truth, 0) / callers.length;
    const of = `of ${callers.length} waits, ${Math.round(mean)} s on average; limit: (ahead + 1) × handling / agents`;
    return [
      figure({
        name: `wait-${name}`,
        value: meanError(callers, 'model'),
        unit: 's',
        limit: naive,
        goal: `mean error ${of}`,
      }),
      figure({
        name: `wait-${name}-fix`,
        value: meanError(callers, 'corrected'),
        unit: 's',
        limit: naive,
        goal: 'the same, corrected by recent waits',
      }),
      figure({
        name: `bias-${name}`,
        value: bias(callers, 'model'),
        unit: 's',
        limit: bias(callers, 'naive'),
        goal: 'too long on average (too short below 0); limit as above',
      }),
      figure({
        name: `bias-${name}-fix`,
        value: bias(callers, 'corrected'),
        unit: 's',
        limit: bias(callers, 'naive'),
        goal: 'the same, corrected by recent waits',
      }),
    ];
  });
}

type Prediction = Exclude<keyof PredictedCaller, 'truth'>;

function meanError(callers: readonly PredictedCaller[], by: Prediction): number {
  return callers.reduce((sum, caller) => sum + Math.abs(caller[by] - caller.truth), 0) / callers.length;
}

function bias(callers: readonly PredictedCaller[], by: Prediction): number {
  return callers.reduce((sum, caller) => sum + caller[by] - caller.truth, 0) / callers.length;
}
