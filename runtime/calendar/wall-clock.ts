/** A day of the calendar, without a time zone. */
export interface CalendarDay {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
}

/** What a clock on the wall shows. */
export interface WallTime extends CalendarDay {
  /** Minutes since midnight. */
  minute: number;
}

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

/**
 * What clocks of a time zone show at a moment, seconds left out.
 * @param at Milliseconds since 1970.
 */
export function wallTimeAt(timeZone: string, at: number): WallTime {
  const shown = new Date(at + offsetAt(timeZone, at));
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    minute: shown.getUTCHours() * 60 + shown.getUTCMinutes(),
  };
}

/**
 * When clocks of a time zone begin to show a minute of a day; 1440 is the beginning of the next day.
 * @returns Milliseconds since 1970, ascending: none for an hour that is skipped, two for one that comes twice.
 */
export function momentsOf(timeZone: string, { year, month, day }: CalendarDay, minute: number): number[] {
  const shown = utcDay({ year, month, day }) + minute * MINUTE_MS;
  const offsets = new Set([offsetAt(timeZone, shown - DAY_MS), offsetAt(timeZone, shown + DAY_MS)]);
  return [...offsets]
    .map((offset) => shown - offset)
    .filter((at) => at + offsetAt(timeZone, at) === shown)
    .sort((a, b) => a - b);
}

/**
 * When clocks are put forward or back on a day.
 * @returns Milliseconds since 1970, or null when they are not.
 */
export function clockChangeOn(timeZone: string, day: CalendarDay): number | null {
  // No zone is further than 14 hours from UTC, so the local day lies within this.
  let before = utcDay(day) - 15 * 60 * MINUTE_MS;
  let after = before + 54 * 60 * MINUTE_MS;
  const old = offsetAt(timeZone, before);
  if (offsetAt(timeZone, after) === old) return null;
  while (after - before > MINUTE_MS) {
    const middle = before + Math.floor((after - before) / 2 / MINUTE_MS) * MINUTE_MS;
    if (offsetAt(timeZone, middle) === old) before = middle;
    else after = middle;
  }
  // What was searched reaches into the days before and after, which have their own turn.
  return isoDay(wallTimeAt(timeZone, after)) === isoDay(day) ? after : null;
}

export function addDays(day: CalendarDay, days: number): CalendarDay {
  const date = new Date(utcDay(day) + days * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/**
 * When a day begins, which is not midnight where clocks are put forward then.
 * @returns Milliseconds since 1970.
 */
export function startOfDay(timeZone: string, day: CalendarDay): number {
  return momentsOf(timeZone, day, 0)[0] ?? clockChangeOn(timeZone, day) ?? utcDay(day);
}

/** 0 is Monday. */
export function weekdayOf(day: CalendarDay): number {
  return (new Date(utcDay(day)).getUTCDay() + 6) % 7;
}

/** `2026-12-25` */
export function isoDay({ year, month, day }: CalendarDay): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** From `2026-12-25`, which has been checked. */
export function readIsoDay(iso: string): CalendarDay {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  return { year, month, day };
}

function utcDay({ year, month, day }: CalendarDay): number {
  return Date.UTC(year, month - 1, day);
}

/** How far clocks of a time zone are ahead of UTC at a moment, in milliseconds. */
function offsetAt(timeZone: string, at: number): number {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

/** A formatter takes far longer to make than to use. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}
