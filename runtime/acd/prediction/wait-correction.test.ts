import { describe, expect, it } from 'vitest';
import { createWaitCorrection, type PredictedWait } from './wait-correction.ts';

function learnt(count: number, wait: PredictedWait) {
  const correction = createWaitCorrection();
  for (let index = 0; index < count; index += 1) correction.learn('500', wait);
  return correction;
}

describe('the correction of waits', () => {
  it('changes nothing before waits are seen, and little after the first', () => {
    expect(createWaitCorrection().factorOf('500')).toBe(1);
    expect(learnt(1, { predictedSeconds: 30, waitedSeconds: 90, remainingSeconds: 0 }).factorOf('500')).toBeLessThan(
      1.1,
    );
  });

  it('comes close to how far off predictions are, for that queue alone', () => {
    const correction = learnt(400, { predictedSeconds: 60, waitedSeconds: 90, remainingSeconds: 0 });
    expect(correction.factorOf('500')).toBeGreaterThan(1.4);
    expect(correction.factorOf('500')).toBeLessThan(1.5);
    expect(correction.factorOf('501')).toBe(1);
  });

  it('counts for who gave up what was left to wait, as far as it is known by then', () => {
    const correction = learnt(400, { predictedSeconds: 60, waitedSeconds: 30, remainingSeconds: 30 });
    expect(correction.factorOf('500')).toBeCloseTo(1);
    const twice = learnt(800, { predictedSeconds: 60, waitedSeconds: 60, remainingSeconds: 30 });
    expect(twice.factorOf('500')).toBeGreaterThan(1.7);
    expect(twice.factorOf('500')).toBeLessThan(2);
  });

  it('is bounded', () => {
    const far = { predictedSeconds: 10, waitedSeconds: 10_000, remainingSeconds: 0 };
    expect(learnt(50, far).factorOf('500')).toBe(4);
    expect(learnt(500, { predictedSeconds: 500, waitedSeconds: 0, remainingSeconds: 0 }).factorOf('500')).toBe(0.25);
  });
});
