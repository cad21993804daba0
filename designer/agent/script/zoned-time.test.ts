import { expect, it } from 'vitest';
import { aDayLater, fromLocalTime, toLocalTime } from './zoned-time.ts';

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

it.each([
  // Clocks go from 02:00 to 03:00.
  ['2027-03-28T02:30', '2027-03-28T01:30:00.000Z', '2027-03-28T03:30'],
  // Clocks show the hour from 02:00 on twice.
  ['2027-10-31T02:30', '2027-10-31T01:30:00.000Z', '2027-10-31T02:30'],
])('takes %s in Paris, where clocks change then, as %s', (local, iso, shown) => {
  expect(fromLocalTime(local, 'Europe/Paris')).toBe(iso);
  expect(toLocalTime(iso, 'Europe/Paris')).toBe(shown);
});

it('puts something off to the same time of the next day, also when clocks change in between', () => {
  const before = toLocalTime('2027-03-27T09:00:00.000Z', 'Europe/Paris');
  expect(fromLocalTime(aDayLater(before), 'Europe/Paris')).toBe('2027-03-28T08:00:00.000Z');
  expect(aDayLater('2027-10-31T10:00')).toBe('2027-11-01T10:00');
  expect(aDayLater('2028-02-28T10:00')).toBe('2028-02-29T10:00');
  expect(aDayLater('')).toBe('');
});
