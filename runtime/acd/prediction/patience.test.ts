import { describe, expect, it } from 'vitest';
import { estimatePatience, seeWait, type WaitsSeen } from './patience.ts';

function seen(count: number, wait: (index: number) => { waitedSeconds: number; gaveUp: boolean }): WaitsSeen | null {
  let all: WaitsSeen | null = null;
  for (let index = 0; index < count; index += 1) all = seeWait(all, wait(index));
  return all;
}

describe('patience', () => {
  it('is ten minutes before anybody has waited', () => {
    expect(estimatePatience(null)).toBe(600);
  });

  it('is the waiting of all, served ones too, by those who gave up', () => {
    const all = seen(4000, (index) => ({ waitedSeconds: 60, gaveUp: index % 5 === 0 }));
    expect(estimatePatience(all)).toBeGreaterThan(290);
    expect(estimatePatience(all)).toBeLessThan(310);
  });

  it('follows callers who become less patient', () => {
    let all = seen(2000, (index) => ({ waitedSeconds: 60, gaveUp: index % 5 === 0 }));
    for (let index = 0; index < 2000; index += 1) all = seeWait(all, { waitedSeconds: 60, gaveUp: index % 2 === 0 });
    expect(estimatePatience(all)).toBeLessThan(130);
  });

  it('has no end while nobody gives up', () => {
    expect(estimatePatience(seen(5000, () => ({ waitedSeconds: 60, gaveUp: false })))).toBeNull();
  });
});
