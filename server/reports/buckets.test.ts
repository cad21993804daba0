import { expect, test } from 'vitest';
import { countDays, periodOf } from './buckets.ts';

const paris = 'Europe/Paris';
const iso = (at: number | undefined) => new Date(at ?? Number.NaN).toISOString();

test('a day is shown by the hour, from midnight to midnight where it is', () => {
  const { from, to, bucketSize, bounds } = periodOf(paris, { from: '2026-11-20', to: '2026-11-20' });
  expect([iso(from), iso(to), bucketSize]).toEqual(['2026-11-19T23:00:00.000Z', '2026-11-20T23:00:00.000Z', 'hour']);
  expect(bounds).toHaveLength(24);
});

test('a day on which clocks change has 23 or 25 hours, and none of them twice', () => {
  expect(periodOf(paris, { from: '2026-03-29', to: '2026-03-29' }).bounds).toHaveLength(23);
  const autumn = periodOf(paris, { from: '2026-10-25', to: '2026-10-25' });
  expect(autumn.bounds).toHaveLength(25);
  expect(new Set(autumn.bounds).size).toBe(25);
});

test('days stay days over a change of clocks', () => {
  const { bounds, bucketSize } = periodOf(paris, { from: '2026-10-23', to: '2026-10-27' });
  expect(bucketSize).toBe('day');
  expect(bounds.map(iso)).toEqual([
    '2026-10-22T22:00:00.000Z',
    '2026-10-23T22:00:00.000Z',
    '2026-10-24T22:00:00.000Z',
    '2026-10-25T23:00:00.000Z',
    '2026-10-26T23:00:00.000Z',
  ]);
});

test('months of days are shown by the week, from Monday on, and years by the month', () => {
  const weeks = periodOf(paris, { from: '2026-01-01', to: '2026-06-30' });
  expect(weeks.bucketSize).toBe('week');
  expect(weeks.bounds.slice(0, 2).map(iso)).toEqual(['2025-12-31T23:00:00.000Z', '2026-01-04T23:00:00.000Z']);
  const months = periodOf(paris, { from: '2024-11-15', to: '2026-01-10' });
  expect(months.bucketSize).toBe('month');
  expect(months.bounds).toHaveLength(15);
  expect(iso(months.bounds[1])).toBe('2024-11-30T23:00:00.000Z');
});

test('both days of a period count', () => {
  expect(countDays({ from: '2026-02-27', to: '2026-03-01' })).toBe(3);
  expect(countDays({ from: '2026-03-01', to: '2026-02-27' })).toBeLessThan(1);
});
