import {
  addDays,
  type CalendarDay,
  DAY_MS,
  MINUTE_MS,
  readIsoDay,
  startOfDay,
  weekdayOf,
} from '#runtime/calendar/wall-clock.ts';
import type { BucketSize } from '#schemas/api/reports.ts';

export interface Period {
  /** Milliseconds since 1970; `to` is the first moment after it. */
  from: number;
  to: number;
  bucketSize: BucketSize;
  /** Where each part begins, ascending; the first is `from`. */
  bounds: number[];
}

const HOUR_MS = 60 * MINUTE_MS;
const MOST_DAYS_BY_HOUR = 2;
const MOST_DAYS_BY_DAY = 62;
const MOST_DAYS_BY_WEEK = 400;

/**
 * The days from one to another of a time zone, in parts for a chart. On days on which clocks change, parts are as long as
 * the day is: nothing is counted twice or left out.
 * @param days ISO days, both included.
 */
export function periodOf(timeZone: string, days: { from: string; to: string }): Period {
  const [first, last] = [readIsoDay(days.from), readIsoDay(days.to)];
  const from = startOfDay(timeZone, first);
  const to = startOfDay(timeZone, addDays(last, 1));
  const bucketSize = sizeFor(Math.round((to - from) / DAY_MS));
  return { from, to, bucketSize, bounds: [...boundsOf({ timeZone, first, from, to }, bucketSize)] };
}

function sizeFor(days: number): BucketSize {
  if (days <= MOST_DAYS_BY_HOUR) return 'hour';
  if (days <= MOST_DAYS_BY_DAY) return 'day';
  return days <= MOST_DAYS_BY_WEEK ? 'week' : 'month';
}

interface Span {
  timeZone: string;
  first: CalendarDay;
  from: number;
  to: number;
}

function* boundsOf({ timeZone, first, from, to }: Span, size: BucketSize): Generator<number> {
  if (size === 'hour') {
    for (let at = from; at < to; at += HOUR_MS) yield at;
    return;
  }
  let day = first;
  for (let at = from; at < to; at = startOfDay(timeZone, day)) {
    yield at;
    day = nextOf[size](day);
  }
}

/** Weeks begin on Monday, months on the first; a period may begin in the middle of one. */
const nextOf: Record<Exclude<BucketSize, 'hour'>, (day: CalendarDay) => CalendarDay> = {
  day: (day) => addDays(day, 1),
  week: (day) => addDays(day, 7 - weekdayOf(day)),
  month: ({ year, month }) =>
    month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 },
};

/** How many days a period has. */
export function countDays({ from, to }: { from: string; to: string }): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
}
