import { describe, expect, it } from 'vitest';
import { findHoles } from './coverage.ts';
import { describeSpans } from './describe-spans.ts';
import { findComingHours, isWithinHours, writeHours } from './hours-text.ts';
import { toSpans, WEEKDAYS, type WeekHours } from './week.ts';

const UNKNOWN = { opens: '', closes: '' };
const weekdays = (from: string, to: string): WeekHours[] => WEEKDAYS.slice(0, 5).map((day) => ({ day, from, to }));

describe('holes in coverage', () => {
  it('are what no number covers, on the days on which any does', () => {
    const holes = findHoles([weekdays('09:00', '12:00'), weekdays('14:00', '18:00')], UNKNOWN);
    expect(describeSpans(holes, 'en')).toBe('Monday to Friday 12:00–14:00');
    expect(describeSpans(holes, 'fr')).toBe('lundi à vendredi 12:00–14:00');
  });

  it('reach from opening to closing where the campaign has hours', () => {
    const holes = findHoles([[{ day: 'saturday', from: '10:00', to: '12:00' }]], { opens: '09:00', closes: '13:00' });
    expect(describeSpans(holes, 'en')).toBe('Saturday 09:00–10:00, Saturday 12:00–13:00');
  });

  it('are none where numbers follow each other, or where there is nothing to cover', () => {
    expect(findHoles([weekdays('09:00', '12:00'), weekdays('12:00', '18:00')], UNKNOWN)).toEqual([]);
    expect(findHoles([[]], UNKNOWN)).toEqual([]);
  });
});

describe('weekly hours in expressions', () => {
  const hours = [writeHours(weekdays('09:00', '12:00')), 'saturday 10:00-24:00'];
  const at = (time: string) => new Date(time);

  it('hold by the clocks of the time zone', () => {
    expect(isWithinHours(at('2026-03-02T08:00:00Z'), 'Europe/Paris', hours[0] ?? '')).toBe(true);
    expect(isWithinHours(at('2026-03-02T08:00:00Z'), 'UTC', hours[0] ?? '')).toBe(false);
  });

  it('are found by what holds, else by what begins next', () => {
    expect(findComingHours(at('2026-03-02T10:00:00Z'), 'UTC', hours)).toBe(0);
    expect(findComingHours(at('2026-03-06T13:00:00Z'), 'UTC', hours)).toBe(1);
    expect(findComingHours(at('2026-03-08T13:00:00Z'), 'UTC', hours)).toBe(0);
    expect(findComingHours(at('2026-03-08T13:00:00Z'), 'UTC', ['', 'someday 10:00-11:00'])).toBe(-1);
  });
});

it('joins hours that touch or overlap, and drops those that end before they begin', () => {
  const hours: WeekHours[] = [
    { day: 'monday', from: '10:00', to: '12:00' },
    { day: 'monday', from: '09:00', to: '10:30' },
    { day: 'monday', from: '15:00', to: '14:00' },
  ];
  expect(toSpans(hours)).toEqual([{ from: 540, to: 720 }]);
});
