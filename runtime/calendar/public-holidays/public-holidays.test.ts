import { describe, expect, it } from 'vitest';
import { easterSunday } from './easter.ts';
import { publicHolidayCountries, publicHolidays } from './public-holidays.ts';

const datesOf = (country: string, year: number) => publicHolidays(country, year).map(({ date }) => date);
const dayCalled = (country: string, year: number, name: string) =>
  publicHolidays(country, year).find((holiday) => holiday.name.en === name)?.date;

describe('Easter', () => {
  // Earliest, latest, and ordinary ones.
  it.each([
    [1818, 3, 22],
    [1943, 4, 25],
    [2000, 4, 23],
    [2019, 4, 21],
    [2024, 3, 31],
    [2026, 4, 5],
    [2038, 4, 25],
  ])('%i falls on %i/%i', (year, month, day) => {
    expect(easterSunday(year)).toEqual({ year, month, day });
  });
});

describe('public holidays', () => {
  it('of France in 2026 are the eleven of the labour code', () => {
    expect(datesOf('FR', 2026)).toEqual([
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-08',
      '2026-05-14',
      '2026-05-25',
      '2026-07-14',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ]);
  });

  it('of Belgium, Switzerland and Germany have their national days', () => {
    expect(dayCalled('BE', 2026, 'National Day')).toBe('2026-07-21');
    expect(dayCalled('CH', 2026, 'Swiss National Day')).toBe('2026-08-01');
    expect(dayCalled('DE', 2026, 'Good Friday')).toBe('2026-04-03');
    expect(datesOf('BE', 2026)).toHaveLength(10);
    expect(datesOf('DE', 2026)).toHaveLength(9);
  });

  it('of England move away from weekends as the government publishes them', () => {
    // Christmas on a Saturday, on a Sunday, and on a Friday.
    expect([dayCalled('GB', 2021, 'Christmas Day'), dayCalled('GB', 2021, 'Boxing Day')]).toEqual([
      '2021-12-27',
      '2021-12-28',
    ]);
    expect([dayCalled('GB', 2022, 'Christmas Day'), dayCalled('GB', 2022, 'Boxing Day')]).toEqual([
      '2022-12-27',
      '2022-12-26',
    ]);
    expect([dayCalled('GB', 2026, 'Christmas Day'), dayCalled('GB', 2026, 'Boxing Day')]).toEqual([
      '2026-12-25',
      '2026-12-28',
    ]);
    expect(dayCalled('GB', 2023, 'New Year’s Day')).toBe('2023-01-02');
    expect(dayCalled('GB', 2026, 'Early May bank holiday')).toBe('2026-05-04');
    expect(dayCalled('GB', 2026, 'Spring bank holiday')).toBe('2026-05-25');
    expect(dayCalled('GB', 2026, 'Summer bank holiday')).toBe('2026-08-31');
  });

  it('are in order, each on a day of its own, with both names, for every country and year', () => {
    for (const country of publicHolidayCountries) {
      for (let year = 2000; year < 2100; year += 1) {
        const holidays = publicHolidays(country, year);
        const dates = holidays.map(({ date }) => date);
        expect(dates).toEqual([...dates].sort());
        // In Germany and France, Ascension can meet Labour Day; it is one day off then.
        expect(new Set(dates).size).toBeGreaterThanOrEqual(dates.length - 1);
        expect(holidays.every(({ name }) => name.en !== '' && name.fr !== '')).toBe(true);
      }
    }
    expect(publicHolidays('XX', 2026)).toEqual([]);
  });
});
