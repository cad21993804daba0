import { expect, test } from 'vitest';
import { daysOf, isPeriod, todayIn } from './period-days.ts';

const saturday = '2026-11-21';

test('a period is named by its days, the last one included', () => {
  expect(daysOf({ period: 'today' }, saturday)).toEqual({ from: saturday, to: saturday });
  expect(daysOf({ period: 'yesterday' }, '2026-03-01')).toEqual({ from: '2026-02-28', to: '2026-02-28' });
  expect(daysOf({ period: 'month' }, saturday)).toEqual({ from: '2026-11-01', to: saturday });
  expect(daysOf({ period: 'last-month' }, '2026-01-15')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
});

test('a week begins on Monday', () => {
  expect(daysOf({ period: 'week' }, saturday).from).toBe('2026-11-16');
  expect(daysOf({ period: 'week' }, '2026-11-16').from).toBe('2026-11-16');
  expect(daysOf({ period: 'week' }, '2026-11-22').from).toBe('2026-11-16');
});

test('one day that is given stands for the other', () => {
  expect(daysOf({ period: 'days', from: '2026-05-01' }, saturday)).toEqual({ from: '2026-05-01', to: '2026-05-01' });
  expect(daysOf({ period: 'days' }, saturday)).toEqual({ from: saturday, to: saturday });
});

test('today is that of the installation', () => {
  const lateInUtc = Date.parse('2026-11-20T23:30:00Z');
  expect(todayIn('Europe/Paris', lateInUtc)).toBe(saturday);
  expect(todayIn('America/Montreal', lateInUtc)).toBe('2026-11-20');
});

test('nothing is asked for of days that end before they begin', () => {
  expect(isPeriod(daysOf({ period: 'days', from: '2026-05-02', to: '2026-05-01' }, saturday))).toBe(false);
  expect(isPeriod(daysOf({ period: 'days', from: '2026-05-01', to: '2026-05-01' }, saturday))).toBe(true);
});
