import { describe, expect, it } from 'vitest';
import { type HandlingSeen, seeHandling } from './handling-time.ts';

const after = (times: readonly number[], from: HandlingSeen | null = null) =>
  times.reduce<HandlingSeen | null>((seen, seconds) => seeHandling(seen, seconds, 180), from);

describe('handling time', () => {
  it('begins with what is assumed, which counts like five contacts', () => {
    expect(after([60])).toEqual({ contacts: 1, meanSeconds: 160 });
    expect(after([60, 60, 60, 60, 60])?.meanSeconds).toBeCloseTo(120);
  });

  it('comes close to what is seen, and follows when that changes', () => {
    const settled = after(Array.from({ length: 1000 }, (_, index) => (index % 2 === 0 ? 200 : 400)));
    expect(settled?.meanSeconds).toBeGreaterThan(295);
    expect(settled?.meanSeconds).toBeLessThan(305);
    const longer = after(new Array<number>(600).fill(600), settled);
    expect(longer?.meanSeconds).toBeGreaterThan(580);
  });
});
