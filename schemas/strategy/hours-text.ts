import { MINUTES_PER_WEEK, type Span, toSpans, type WeekHours, weekday } from './week.ts';
import { minuteOfWeek } from './zoned.ts';

/** Weekly hours as expressions write them: `monday 09:00-12:00, friday 14:00-18:00`. */
export function writeHours(hours: readonly WeekHours[]): string {
  return hours.map(({ day, from, to }) => `${day} ${from}-${to}`).join(', ');
}

/** Parts that are no hours count for nothing. */
function readHours(text: string): Span[] {
  return toSpans(
    text.split(',').flatMap((part): WeekHours[] => {
      const match = /^\s*([a-z]+) (\d\d:\d\d)-(\d\d:\d\d)\s*$/.exec(part);
      const day = weekday.safeParse(match?.[1]);
      return match?.[2] && match[3] && day.success ? [{ day: day.data, from: match[2], to: match[3] }] : [];
    }),
  );
}

/** Whether the clocks of a time zone stand within the hours. */
export function isWithinHours(at: Date, timeZone: string, hours: string): boolean {
  const minute = minuteOfWeek(at.getTime(), timeZone);
  return readHours(hours).some(({ from, to }) => minute >= from && minute < to);
}

/** The index of the hours that hold now, else of those that begin next; -1 when there are none at all. */
export function findComingHours(at: Date, timeZone: string, several: readonly string[]): number {
  const minute = minuteOfWeek(at.getTime(), timeZone);
  let found = { index: -1, wait: Number.POSITIVE_INFINITY };
  several.forEach((hours, index) => {
    for (const { from, to } of readHours(hours)) {
      const holds = minute >= from && minute < to;
      const wait = holds ? 0 : (from - minute + MINUTES_PER_WEEK) % MINUTES_PER_WEEK;
      if (wait < found.wait) found = { index, wait };
    }
  });
  return found.index;
}
