import { expect, test } from 'vitest';
import { bucketLabels } from './bucket-labels.ts';

const timeZone = 'Europe/Paris';

function hoursFrom(iso: string, count: number) {
  const buckets = Array.from({ length: count }, (_, hour) => ({
    from: new Date(Date.parse(iso) + hour * 3_600_000).toISOString(),
  }));
  return { buckets, bucketSize: 'hour' as const, timeZone };
}

test('an hour that comes twice has two names, and the same place below the chart', () => {
  const { names, ticks } = bucketLabels(hoursFrom('2026-10-25T00:00:00+02:00', 25), 'en-GB');
  expect(new Set(names).size).toBe(25);
  expect(names.slice(1, 5)).toEqual(['01:00', '25 Oct, 02:00 CEST', '25 Oct, 02:00 CET', '03:00']);
  expect(ticks.slice(1, 5)).toEqual(['01:00', '02:00', '02:00', '03:00']);
});

test('hours of two days say their day, and no more', () => {
  const { names, ticks } = bucketLabels(hoursFrom('2026-10-25T00:00:00+02:00', 49), 'fr-FR');
  expect(new Set(names).size).toBe(49);
  expect([ticks[0], ticks[26]]).toEqual(['25 oct., 00:00', '26 oct., 01:00']);
});
