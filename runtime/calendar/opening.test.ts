import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Holiday } from '#schemas/domain/holiday-group.ts';
import type { WeekSchedule } from '#schemas/domain/schedule.ts';
import { type Calendar, nextChange, nextOpenAt, openingAt } from './opening.ts';
import { MINUTE_MS, momentsOf, wallTimeAt } from './wall-clock.ts';

const hours = (from: number, to: number) => ({ from: from * 60, to: to * 60 });
const office = [hours(9, 12), hours(14, 18)];
const week: WeekSchedule = [office, office, office, office, office, [], []];
const paris: Calendar = { timeZone: 'Europe/Paris', week };
const holiday = (date: string, more: Partial<Holiday> = {}): Holiday => ({
  name: 'Holiday',
  date,
  yearly: false,
  part: { type: 'day' },
  audio: '',
  ...more,
});
const at = (iso: string) => Date.parse(iso);
const iso = (moment: number | null | undefined) =>
  typeof moment === 'number' ? new Date(moment).toISOString() : moment;

describe('opening hours', () => {
  it.each([
    ['2026-11-23T08:59:59+01:00', 'closed'],
    ['2026-11-23T09:00:00+01:00', 'open'],
    ['2026-11-23T11:59:59+01:00', 'open'],
    ['2026-11-23T12:00:00+01:00', 'closed'],
    ['2026-11-23T14:00:00+01:00', 'open'],
    ['2026-11-23T18:00:00+01:00', 'closed'],
    ['2026-11-22T10:00:00+01:00', 'closed'],
    // In summer the same clock shows another moment.
    ['2026-07-20T08:30:00Z', 'open'],
    ['2026-07-20T06:30:00Z', 'closed'],
  ])('at %s a service is %s', (moment, state) => {
    expect(openingAt(paris, at(moment)).state).toBe(state);
  });

  it('open next after a lunch break, a night and a weekend', () => {
    expect(iso(nextOpenAt(paris, at('2026-11-23T12:30:00+01:00')))).toBe('2026-11-23T13:00:00.000Z');
    expect(iso(nextOpenAt(paris, at('2026-11-23T20:00:00+01:00')))).toBe('2026-11-24T08:00:00.000Z');
    expect(iso(nextOpenAt(paris, at('2026-11-20T18:00:00+01:00')))).toBe('2026-11-23T08:00:00.000Z');
    expect(iso(nextOpenAt(paris, at('2026-11-23T10:00:30+01:00')))).toBe('2026-11-23T09:00:30.000Z');
  });

  it.each([
    ['2026-03-28T12:00:00+01:00', '2026-03-28T23:00:00.000Z'],
    ['2026-10-24T12:00:00+02:00', '2026-10-24T22:00:00.000Z'],
  ])('open at midnight before clocks are changed, asked the day before (%s)', (asked, opens) => {
    const sundays = { ...paris, week: [[], [], [], [], [], [], [hours(0, 6)]] };
    expect(iso(nextOpenAt(sundays, at(asked)))).toBe(opens);
  });

  it('never open again when no day has hours', () => {
    expect(nextOpenAt({ timeZone: 'UTC', week: [[], [], [], [], [], [], []] }, 0)).toBeNull();
    expect(nextChange({ timeZone: 'UTC', week: [[], [], [], [], [], [], []] }, 0)).toBeNull();
  });

  it('are open all the time where there are none', () => {
    expect(openingAt({ timeZone: 'UTC' }, 0)).toEqual({ state: 'open' });
    expect(nextChange({ timeZone: 'UTC' }, 0)).toBeNull();
  });

  it('go past midnight without a gap', () => {
    const all = Array.from({ length: 7 }, () => [hours(0, 24)]);
    expect(nextChange({ timeZone: 'Europe/Paris', week: all }, at('2026-03-28T12:00:00Z'))).toBeNull();
  });
});

describe('holidays', () => {
  const christmas = holiday('2020-12-25', { name: 'Noël', yearly: true, audio: 'closed-for-christmas' });
  const calendar = { ...paris, holidays: [christmas, holiday('2026-12-24', { part: { type: 'afternoon' } })] };

  it('come before the hours, every year or once', () => {
    expect(openingAt(calendar, at('2026-12-25T10:00:00+01:00'))).toEqual({ state: 'holiday', holiday: christmas });
    expect(openingAt(calendar, at('2027-12-25T10:00:00+01:00')).state).toBe('holiday');
    expect(openingAt(calendar, at('2027-12-24T15:00:00+01:00')).state).toBe('open');
  });

  it('may leave the morning open', () => {
    expect(openingAt(calendar, at('2026-12-24T11:59:00+01:00')).state).toBe('open');
    expect(openingAt(calendar, at('2026-12-24T12:00:00+01:00')).state).toBe('holiday');
    expect(openingAt(calendar, at('2026-12-24T23:59:00+01:00')).state).toBe('holiday');
  });

  it('are skipped when the next opening is looked for', () => {
    expect(iso(nextOpenAt(calendar, at('2026-12-24T15:00:00+01:00')))).toBe('2026-12-28T08:00:00.000Z');
    const partly = { ...paris, holidays: [holiday('2026-11-23', { part: { type: 'hours', from: 540, to: 630 } })] };
    expect(iso(nextOpenAt(partly, at('2026-11-23T08:00:00+01:00')))).toBe('2026-11-23T09:30:00.000Z');
  });

  it('on 29 February come back in leap years', () => {
    const leap = { ...paris, holidays: [holiday('2024-02-29', { yearly: true })] };
    expect(openingAt(leap, at('2028-02-29T10:00:00+01:00')).state).toBe('holiday');
    expect(openingAt(leap, at('2027-03-01T10:00:00+01:00')).state).toBe('open');
  });
});

describe('clock changes', () => {
  const sunday = (from: number, to: number): Calendar => ({
    timeZone: 'Europe/Paris',
    week: [[], [], [], [], [], [], [{ from, to }]],
  });

  it('open an hour that is skipped when clocks show what is after it', () => {
    // 29 March 2026: 02:00 becomes 03:00.
    const calendar = sunday(150, 240);
    expect(iso(nextOpenAt(calendar, at('2026-03-29T00:00:00Z')))).toBe('2026-03-29T01:00:00.000Z');
    expect(iso(nextChange(calendar, at('2026-03-29T01:00:00Z'))?.at)).toBe('2026-03-29T02:00:00.000Z');
  });

  it('open an hour that comes twice both times', () => {
    // 25 October 2026: 03:00 becomes 02:00.
    const calendar = sunday(60, 150);
    expect(iso(nextChange(calendar, at('2026-10-25T00:00:00Z'))?.at)).toBe('2026-10-25T00:30:00.000Z');
    expect(iso(nextOpenAt(calendar, at('2026-10-25T00:40:00Z')))).toBe('2026-10-25T01:00:00.000Z');
    expect(momentsOf('Europe/Paris', { year: 2026, month: 10, day: 25 }, 150)).toHaveLength(2);
    expect(momentsOf('Europe/Paris', { year: 2026, month: 3, day: 29 }, 150)).toEqual([]);
  });

  it('count at midnight too', () => {
    // Clocks in Havana are put forward from 00:00 to 01:00.
    const havana: Calendar = { timeZone: 'America/Havana', week: [[], [], [], [], [], [], [{ from: 0, to: 120 }]] };
    expect(iso(nextOpenAt(havana, at('2026-03-08T04:30:00Z')))).toBe('2026-03-08T05:00:00.000Z');
  });
});

const zones = ['Europe/Paris', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC'];
const range = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
  .map(([a, b]) => (a < b ? { from: a, to: b } : { from: b - 1, to: a + 1 }));
const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { maxLength: 4 });
/** Nothing, one range or two, one after the other. */
const day = minutes.map((found) => {
  const [a, b, c, d] = found.sort((one, other) => one - other);
  return [...(b === undefined ? [] : [{ from: a ?? 0, to: b }]), ...(d === undefined ? [] : [{ from: c ?? 0, to: d }])];
});
const someHoliday = fc.record({
  name: fc.constant('x'),
  date: fc
    .integer({ min: 0, max: 20 })
    .map((days) => new Date(Date.UTC(2026, 2, 20 + days)).toISOString().slice(0, 10)),
  yearly: fc.boolean(),
  part: fc.oneof(
    fc.constantFrom({ type: 'day' as const }, { type: 'morning' as const }, { type: 'afternoon' as const }),
    range.map((one) => ({ type: 'hours' as const, ...one })),
  ),
  audio: fc.constant(''),
});
const calendar = fc.record({
  timeZone: fc.constantFrom(...zones),
  week: fc.array(day, { minLength: 7, maxLength: 7 }),
  holidays: fc.array(someHoliday, { maxLength: 4 }),
});
/** Ten days around the clock changes of spring and of autumn. */
const moment = fc.oneof(
  fc.integer({ min: at('2026-03-22T00:00:00Z'), max: at('2026-04-06T00:00:00Z') }),
  fc.integer({ min: at('2026-10-20T00:00:00Z'), max: at('2026-11-05T00:00:00Z') }),
);

describe('whatever the calendar', () => {
  it('the next opening is the first open minute', () => {
    fc.assert(
      fc.property(calendar, moment, (calendarOfRun, from) => {
        const found = nextOpenAt(calendarOfRun, from);
        if (openingAt(calendarOfRun, from).state === 'open') {
          expect(found).toBe(from);
          return;
        }
        // Minute by minute, as a person would look.
        const limit = from + 8 * 24 * 60 * MINUTE_MS;
        let walked: number | null = (Math.floor(from / MINUTE_MS) + 1) * MINUTE_MS;
        while (walked < limit && openingAt(calendarOfRun, walked).state !== 'open') walked += MINUTE_MS;
        if (walked < limit) expect(iso(found)).toBe(iso(walked));
        else expect(found === null || found >= limit).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('a minute of a day is shown at the moments that are said to show it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), moment, (timeZone, from) => {
        const shown = wallTimeAt(timeZone, from);
        const start = Math.floor(from / MINUTE_MS) * MINUTE_MS;
        expect(momentsOf(timeZone, shown, shown.minute)).toContain(start);
      }),
    );
  });
});
