import { expect, it } from 'vitest';
import { fromLocalTime, toLocalTime } from './local-time.ts';

it.each([
  ['2026-03-02T09:00:00.000Z', 'Europe/Paris', '2026-03-02T10:00'],
  ['2026-07-14T22:30:00.000Z', 'Europe/Paris', '2026-07-15T00:30'],
  ['2026-03-29T00:59:00.000Z', 'Europe/Paris', '2026-03-29T01:59'],
  ['2026-03-29T01:00:00.000Z', 'Europe/Paris', '2026-03-29T03:00'],
  ['2026-01-01T04:59:00.000Z', 'America/New_York', '2025-12-31T23:59'],
])('%s in %s is %s, there and back', (iso, timeZone, local) => {
  expect(toLocalTime(iso, timeZone)).toBe(local);
  expect(fromLocalTime(local, timeZone)).toBe(iso);
});
