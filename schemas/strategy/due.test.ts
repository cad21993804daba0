import { describe, expect, it } from 'vitest';
import { dueAt } from './due.ts';
import { RETRY_DEFAULT, type RetryRule } from './retry-rule.ts';
import type { WeekHours } from './week.ts';

const MORNINGS: WeekHours[] = [
  { day: 'monday', from: '09:00', to: '12:00' },
  { day: 'thursday', from: '09:00', to: '12:00' },
];

function due(rule: Partial<RetryRule>, from: string, hours: WeekHours[] = MORNINGS): string | null {
  const at = dueAt({ rule: { ...RETRY_DEFAULT, ...rule }, from: Date.parse(from), hours, timeZone: 'Europe/Paris' });
  return at === null ? null : new Date(at).toISOString();
}

describe('a retry is due', () => {
  it('after exactly the delay, whatever the hours', () => {
    expect(due({ mode: 'delay', amount: 90, unit: 'minutes' }, '2026-03-02T09:00:00Z')).toBe(
      '2026-03-02T10:30:00.000Z',
    );
    expect(due({ mode: 'delay', amount: 2, unit: 'days' }, '2026-03-02T09:00:00Z')).toBe('2026-03-04T09:00:00.000Z');
  });

  it('not before the delay, and then as soon as the number may be called', () => {
    const rule = { mode: 'not-before', amount: 2, unit: 'hours' } as const;
    expect(due(rule, '2026-03-02T08:00:00Z')).toBe('2026-03-02T10:00:00.000Z');
    expect(due(rule, '2026-03-02T10:00:00Z')).toBe('2026-03-05T08:00:00.000Z');
    expect(due(rule, '2026-03-02T10:00:00Z', [])).toBe('2026-03-02T12:00:00.000Z');
  });

  it('when the next hours begin, never at once', () => {
    expect(due({ mode: 'next-range' }, '2026-03-02T07:59:00Z')).toBe('2026-03-02T08:00:00.000Z');
    expect(due({ mode: 'next-range' }, '2026-03-02T08:00:00Z')).toBe('2026-03-05T08:00:00.000Z');
    expect(due({ mode: 'next-range' }, '2026-03-05T09:00:00Z')).toBe('2026-03-09T08:00:00.000Z');
  });

  it('never, when it waits for hours that do not come', () => {
    expect(due({ mode: 'next-range' }, '2026-03-02T08:00:00Z', [])).toBeNull();
  });

  it('at a time of a day, of a working day or of any day', () => {
    const friday = '2026-03-06T18:00:00Z';
    expect(due({ mode: 'day-hour', day: 'any-day', time: '10:15' }, friday)).toBe('2026-03-07T09:15:00.000Z');
    expect(due({ mode: 'day-hour', day: 'working-day', time: '10:15' }, friday)).toBe('2026-03-09T09:15:00.000Z');
    expect(due({ mode: 'day-hour', day: 'friday', time: '18:59' }, friday)).toBe('2026-03-13T17:59:00.000Z');
  });

  it('on the wall clock, also over the change to summer time', () => {
    expect(due({ mode: 'day-hour', time: '09:00' }, '2026-03-28T12:00:00Z')).toBe('2026-03-29T07:00:00.000Z');
    expect(due({ mode: 'day-hour', time: '02:30' }, '2026-03-28T12:00:00Z')).toBe('2026-03-29T01:30:00.000Z');
    expect(due({ mode: 'day-hour', time: '09:00' }, '2026-10-24T12:00:00Z')).toBe('2026-10-25T08:00:00.000Z');
  });
});
