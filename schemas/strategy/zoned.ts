import { MINUTES_PER_DAY, WEEKDAYS } from './week.ts';

/** A date and time as a clock on the wall shows it. */
export interface WallTime {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  /** 0 for Monday. */
  weekday: number;
  /** Since midnight. */
  minutes: number;
}

const MINUTE_MS = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clocks of a time zone show. An unknown zone counts as UTC. */
export function wallTime(at: number, timeZone: string): WallTime {
  // The checker searches thousands of moments in UTC, where no table of zones is needed.
  if (timeZone === 'UTC') return utcTime(at);
  const parts = new Map(
    formatFor(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  const [year, month, day] = [number('year'), number('month'), number('day')];
  return {
    year,
    month,
    day,
    weekday: (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % WEEKDAYS.length,
    minutes: number('hour') * 60 + number('minute'),
  };
}

function utcTime(at: number): WallTime {
  const date = new Date(at);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: (date.getUTCDay() + 6) % WEEKDAYS.length,
    minutes: date.getUTCHours() * 60 + date.getUTCMinutes(),
  };
}

/** Minutes since Monday 00:00 on the clocks of a time zone. */
export function minuteOfWeek(at: number, timeZone: string): number {
  const { weekday, minutes } = wallTime(at, timeZone);
  return weekday * MINUTES_PER_DAY + minutes;
}

/**
 * The moment at which the clocks of a time zone show a time some days after the day of `at`. A time that is skipped when
 * the clocks go forward is taken as much later as they went.
 * @returns Milliseconds since 1970.
 */
export function momentOf(at: number, { days, minutes }: { days: number; minutes: number }, timeZone: string): number {
  const { year, month, day } = wallTime(at, timeZone);
  const wanted = Date.UTC(year, month - 1, day + days, 0, minutes);
  const first = wanted - offsetMs(wanted, timeZone);
  const second = wanted - offsetMs(first, timeZone);
  return offsetMs(second, timeZone) === offsetMs(first, timeZone) ? second : Math.max(first, second);
}

function offsetMs(at: number, timeZone: string): number {
  const { year, month, day, minutes } = wallTime(at, timeZone);
  return Date.UTC(year, month - 1, day, 0, minutes) - Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const options = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
  const make = (zone: string) => new Intl.DateTimeFormat('en-GB', { ...options, hourCycle: 'h23', timeZone: zone });
  const made = isTimeZone(timeZone) ? make(timeZone) : make('UTC');
  formats.set(timeZone, made);
  return made;
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
