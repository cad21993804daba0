import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { predictWait, type WaitFacts } from './predict-wait.ts';

const facts = (more: Partial<WaitFacts> = {}): WaitFacts => ({
  ahead: 0,
  staffed: 10,
  ready: 0,
  handlingSeconds: 200,
  patienceSeconds: 300,
  ...more,
});

describe('a predicted wait', () => {
  it('is unknown while nobody is staffed, and nothing while somebody is ready', () => {
    expect(predictWait(facts({ staffed: 0 }))).toBeNull();
    expect(predictWait(facts({ ready: 1, ahead: 3 }))).toBe(0);
  });

  it('of who is next is the time until one of the agents is free', () => {
    expect(predictWait(facts())).toBeCloseTo(20);
    expect(predictWait(facts({ staffed: 1 }))).toBeCloseTo(200);
  });

  it('adds up what each of those ahead takes to leave', () => {
    const each = [0, 1, 2].map((k) => 1 / (10 / 200 + k / 300));
    expect(predictWait(facts({ ahead: 2 }))).toBeCloseTo(each.reduce((sum, part) => sum + part, 0));
    expect(predictWait(facts({ ahead: 2, patienceSeconds: null }))).toBeCloseTo(60);
  });

  it('lies between those of whole numbers for a fraction', () => {
    const seconds = (ahead: number) => predictWait(facts({ ahead })) ?? 0;
    for (const ahead of [0, 5, 31, 32, 80]) {
      expect(seconds(ahead + 0.25)).toBeCloseTo(0.75 * seconds(ahead) + 0.25 * seconds(ahead + 1));
    }
  });

  it('is the same sum for a long queue as for a short one', () => {
    const amounts = fc.record({
      ahead: fc.integer({ min: 0, max: 5000 }),
      staffed: fc.integer({ min: 1, max: 1000 }),
      handlingSeconds: fc.integer({ min: 5, max: 3600 }),
      patienceSeconds: fc.integer({ min: 5, max: 1_000_000 }),
    });
    fc.assert(
      fc.property(amounts, ({ ahead, staffed, handlingSeconds, patienceSeconds }) => {
        let sum = 0;
        for (let k = 0; k <= ahead; k += 1) sum += 1 / (staffed / handlingSeconds + k / patienceSeconds);
        const predicted = predictWait({ ahead, staffed, ready: 0, handlingSeconds, patienceSeconds }) ?? 0;
        expect(Math.abs(predicted - sum) / sum).toBeLessThan(1e-6);
      }),
    );
  });

  it('grows with those ahead and shrinks with agents and with impatience', () => {
    const seconds = (more: Partial<WaitFacts>) => predictWait(facts({ ahead: 8, ...more })) ?? 0;
    expect(seconds({ ahead: 9 })).toBeGreaterThan(seconds({}));
    expect(seconds({ staffed: 11 })).toBeLessThan(seconds({}));
    expect(seconds({ patienceSeconds: 100 })).toBeLessThan(seconds({}));
    expect(seconds({ patienceSeconds: null })).toBeGreaterThan(seconds({}));
  });
});
