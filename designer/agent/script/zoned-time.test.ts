import { expect, it } from 'vitest';
import { fromLocalTime, toLocalTime } from './zoned-time.ts';

it.each([
  ['2026-01-15T09:30', 'Europe/Paris', '2026-01-15T08:30:00.000Z'],
  ['2026-07-15T09:30', 'Europe/Paris', '2026-07-15T07:30:00.000Z'],
  ['2026-03-29T03:30', 'Europe/Paris', '2026-03-29T01:30:00.000Z'],
  ['2026-11-21T23:00', 'America/New_York', '2026-11-22T04:00:00.000Z'],
])('reads %s in %s as %s, and writes it back', (local, timeZone, iso) => {
  expect(fromLocalTime(local, timeZone)).toBe(iso);
  expect(toLocalTime(iso, timeZone)).toBe(local);
});

it('reads nothing from an incomplete field', () => {
  expect(fromLocalTime('', 'Europe/Paris')).toBeNull();
  expect(toLocalTime('soon', 'Europe/Paris')).toBe('');
});
