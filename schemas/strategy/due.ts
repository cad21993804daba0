import { leastWaitMs, type RetryRule } from './retry-rule.ts';
import { MINUTES_PER_DAY, minutesOf, toSpans, WEEKDAYS, type WeekHours } from './week.ts';
import { minuteOfWeek, momentOf, wallTime } from './zoned.ts';

export interface Due {
  rule: RetryRule;
  /** When the wait begins, in milliseconds since 1970. */
  from: number;
  /** The hours in which the number may be called; none means at any time. */
  hours: readonly WeekHours[];
  timeZone: string;
}

/** A week and a day: whatever comes back every week comes within it. */
const SEARCHED_DAYS = 8;

/**
 * When a record is to be called again after a retry rule.
 * @returns Milliseconds since 1970, at least `from`; null when the rule waits for hours that never come.
 */
export function dueAt({ rule, from, hours, timeZone }: Due): number | null {
  if (rule.mode === 'delay') return from + leastWaitMs(rule);
  if (rule.mode === 'not-before') return firstWithin(from + leastWaitMs(rule), hours, timeZone);
  if (rule.mode === 'next-range') return nextBegin(from, hours, timeZone);
  return nextTime(from, rule, timeZone);
}

/** The first moment within the hours, which may be the one given. */
function firstWithin(at: number, hours: readonly WeekHours[], timeZone: string): number | null {
  if (hours.length === 0) return at;
  const minute = minuteOfWeek(at, timeZone);
  const within = toSpans(hours).some(({ from, to }) => minute >= from && minute < to);
  return within ? at : nextBegin(at, hours, timeZone);
}

/** The next moment at which hours begin, later than the one given. */
function nextBegin(after: number, hours: readonly WeekHours[], timeZone: string): number | null {
  const begins = toSpans(hours).map(({ from }) => from);
  return nextOf(after, timeZone, (weekday) =>
    begins.filter((begin) => Math.floor(begin / MINUTES_PER_DAY) === weekday).map((begin) => begin % MINUTES_PER_DAY),
  );
}

function nextTime(after: number, { day, time }: RetryRule, timeZone: string): number | null {
  return nextOf(after, timeZone, (weekday) => (fitsDay(day, weekday) ? [minutesOf(time)] : []));
}

function fitsDay(day: RetryRule['day'], weekday: number): boolean {
  if (day === 'any-day') return true;
  return day === 'working-day' ? weekday < 5 : WEEKDAYS[weekday] === day;
}

/** The first moment after the given one among the minutes that each day offers. */
function nextOf(after: number, timeZone: string, minutesOn: (weekday: number) => number[]): number | null {
  const today = wallTime(after, timeZone).weekday;
  for (let days = 0; days <= SEARCHED_DAYS; days += 1) {
    const moments = minutesOn((today + days) % WEEKDAYS.length)
      .map((minutes) => momentOf(after, { days, minutes }, timeZone))
      .filter((moment) => moment > after);
    if (moments.length > 0) return Math.min(...moments);
  }
  return null;
}
