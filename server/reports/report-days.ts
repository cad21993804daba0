import { addDays, type CalendarDay, startOfDay, wallTimeAt } from '#runtime/calendar/wall-clock.ts';

/** What reports add up by day. Promised calls are few and change for weeks: they are counted one by one. */
export type ReportSource = 'waits' | 'conversations' | 'agent-times';

export interface ReportDay {
  /** Milliseconds since 1970; `to` is the first moment of the next day. */
  from: number;
  to: number;
}

/**
 * The days of a time zone that share a moment with a stretch, ascending.
 * @param to The first moment after it; a stretch without length lies in one day.
 */
export function* daysOf(timeZone: string, { from, to }: ReportDay): Generator<ReportDay> {
  let day: CalendarDay = wallTimeAt(timeZone, from);
  for (let begins = startOfDay(timeZone, day); begins < to || begins <= from; ) {
    day = addDays(day, 1);
    const ends = startOfDay(timeZone, day);
    // Not so when clocks are put back over midnight: what they show twice belongs to the later day.
    if (ends > from) yield { from: begins, to: ends };
    begins = ends;
  }
}

/** Days that follow each other as one stretch. */
export function joinDays(days: readonly ReportDay[]): ReportDay[] {
  const joined: ReportDay[] = [];
  for (const day of days) {
    const last = joined.at(-1);
    if (last?.to === day.from) last.to = day.to;
    else joined.push({ ...day });
  }
  return joined;
}
