import { describe, expect, it } from 'vitest';
import { nextTimeOfDay } from './next-time-of-day.ts';

const next = (after: string, timeOfDay: string, zone = 'Europe/Paris') =>
  nextTimeOfDay(new Date(after), timeOfDay, zone).toISOString();

describe('nextTimeOfDay', () => {
  it('is today while that time is to come, else tomorrow', () => {
    expect(next('2026-03-02T09:00:00Z', '1430')).toBe('2026-03-02T13:30:00.000Z');
    expect(next('2026-03-02T13:30:00Z', '14:30')).toBe('2026-03-03T13:30:00.000Z');
    expect(next('2026-03-02T23:30:00Z', '0015')).toBe('2026-03-03T23:15:00.000Z');
  });

  it('follows the clocks of the zone over their change', () => {
    expect(next('2026-03-28T20:00:00Z', '1000')).toBe('2026-03-29T08:00:00.000Z');
    expect(next('2026-10-24T20:00:00Z', '1000')).toBe('2026-10-25T09:00:00.000Z');
    expect(next('2026-03-02T09:00:00Z', '2300', 'America/New_York')).toBe('2026-03-03T04:00:00.000Z');
  });

  it('does not lose a time that a clock change leaves out', () => {
    const at = new Date(next('2026-03-28T20:00:00Z', '0230'));
    expect(at.getTime()).toBeGreaterThanOrEqual(Date.parse('2026-03-29T00:30:00Z'));
    expect(at.getTime()).toBeLessThanOrEqual(Date.parse('2026-03-29T01:30:00Z'));
  });

  it.each(['', '2460', '2400', '9', '12:3'])('refuses “%s”', (text) => {
    expect(() => next('2026-03-02T09:00:00Z', text)).toThrow(RangeError);
  });
});
