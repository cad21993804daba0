import { addDays, type CalendarDay, isoDay, weekdayOf } from '../wall-clock.ts';
import { easterSunday } from './easter.ts';
import { type HolidayRule, publicHolidayRules } from './rules.ts';

export interface PublicHoliday {
  /** `2026-12-25` */
  date: string;
  name: { en: string; fr: string };
}

/** Countries whose public holidays are known, as ISO codes. */
export const publicHolidayCountries: readonly string[] = Object.keys(publicHolidayRules);

const SATURDAY = 5;

/** The public holidays of a country in a year, in their order; none for a country that is not known. */
export function publicHolidays(country: string, year: number): PublicHoliday[] {
  const rules = (publicHolidayRules[country] ?? []).map(({ rule, name }) => ({
    day: dayOf(rule, year),
    name,
    moves: rule.on === 'substituted' && weekdayOf(dayOf(rule, year)) >= SATURDAY,
  }));
  // What stays keeps its day: with Christmas on a Sunday, Boxing Day is the Monday and Christmas moves to the Tuesday.
  const fixed = rules.filter(({ moves }) => !moves);
  const taken = new Set(fixed.map(({ day }) => isoDay(day)));
  const moved = rules.filter(({ moves }) => moves).map(({ day, name }) => ({ day: nextFreeWeekday(day, taken), name }));
  return [...fixed, ...moved]
    .map(({ day, name }) => ({ date: isoDay(day), name }))
    .sort((a, b) => a.date.localeCompare(b.date));
}

function nextFreeWeekday(from: CalendarDay, taken: Set<string>): CalendarDay {
  let day = from;
  while (weekdayOf(day) >= SATURDAY || taken.has(isoDay(day))) day = addDays(day, 1);
  taken.add(isoDay(day));
  return day;
}

function dayOf(rule: HolidayRule, year: number): CalendarDay {
  if (rule.on === 'easter') return addDays(easterSunday(year), rule.days);
  if (rule.on === 'weekday') return nthWeekday(rule, year);
  return { year, month: rule.month, day: rule.day };
}

function nthWeekday({ month, weekday, nth }: Extract<HolidayRule, { on: 'weekday' }>, year: number): CalendarDay {
  if (nth > 0) {
    const first = { year, month, day: 1 };
    return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7);
  }
  const last = addDays({ year: month === 12 ? year + 1 : year, month: (month % 12) + 1, day: 1 }, -1);
  return addDays(last, -((weekdayOf(last) - weekday + 7) % 7) + (nth + 1) * 7);
}
