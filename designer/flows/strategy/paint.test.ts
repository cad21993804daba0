import { expect, it } from 'vitest';
import type { WeekHours } from '#schemas/strategy/week.ts';
import { eraseHours, paintHours } from './paint.ts';

const monday = (from: string, to: string): WeekHours => ({ day: 'monday', from, to });
const RANGES = [
  { id: 'a', hours: [monday('09:00', '12:00')] },
  { id: 'b', hours: [monday('14:00', '18:00')] },
];
const hour = (from: number, to: number) => ({ from: from * 60, to: to * 60 });

it('joins painted hours with those that a range has', () => {
  const { ranges, refused } = paintHours(RANGES, 'a', [hour(12, 13)]);
  expect(ranges[0]?.hours).toEqual([monday('09:00', '13:00')]);
  expect(ranges[1]).toBe(RANGES[1]);
  expect(refused).toEqual([]);
});

it('leaves hours with the range that has them, and says which', () => {
  const { ranges, refused } = paintHours(RANGES, 'a', [hour(11, 15)]);
  expect(ranges.map(({ hours }) => hours)).toEqual([[monday('09:00', '14:00')], [monday('14:00', '18:00')]]);
  expect(refused).toEqual([hour(14, 15)]);
});

it('paints from one day into the next', () => {
  const { ranges } = paintHours(RANGES, 'b', [hour(22, 26)]);
  expect(ranges[1]?.hours).toEqual([
    monday('14:00', '18:00'),
    monday('22:00', '24:00'),
    { day: 'tuesday', from: '00:00', to: '02:00' },
  ]);
});

it('erases hours of any range, to the minute', () => {
  expect(eraseHours(RANGES, [{ from: 11 * 60 + 15, to: 14 * 60 + 30 }]).map(({ hours }) => hours)).toEqual([
    [monday('09:00', '11:15')],
    [monday('14:30', '18:00')],
  ]);
});
