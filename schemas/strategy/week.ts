import { z } from 'zod';

/** Days as documents name them, in the order of the week. */
export const weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);
export type Weekday = z.infer<typeof weekday>;

export const WEEKDAYS = weekday.options;
export const MINUTES_PER_DAY = 1440;
export const MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY;

/** A time of day, 00:00 to 23:59. */
export const timeOfDay = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, 'time-of-day');

/** The end of a stretch of hours, which may be midnight. */
export const endOfHours = z.string().regex(/^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$/, 'time-of-day');

export interface WeekHours {
  day: Weekday;
  from: string;
  to: string;
}

/** Minutes since Monday 00:00; `to` is not part of it. */
export interface Span {
  from: number;
  to: number;
}

/** Stretches of hours in minutes of the week, in order, joined where they touch or overlap; empty ones are left out. */
export function toSpans(hours: readonly WeekHours[]): Span[] {
  const spans = hours
    .map(({ day, from, to }) => {
      const start = WEEKDAYS.indexOf(day) * MINUTES_PER_DAY;
      return { from: start + minutesOf(from), to: start + minutesOf(to) };
    })
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else joined.push({ ...span });
  }
  return joined;
}

/** The same as documents keep it; a span that goes over midnight becomes one stretch for each day. */
export function fromSpans(spans: readonly Span[]): WeekHours[] {
  return WEEKDAYS.flatMap((day, index) => {
    const start = index * MINUTES_PER_DAY;
    return spans
      .map(({ from, to }) => ({ from: Math.max(from - start, 0), to: Math.min(to - start, MINUTES_PER_DAY) }))
      .filter(({ from, to }) => from < to)
      .map(({ from, to }) => ({ day, from: timeText(from), to: timeText(to) }));
  });
}

/** What two lists of spans have in common. */
export function intersect(a: readonly Span[], b: readonly Span[]): Span[] {
  return a.flatMap((one) =>
    b
      .map((other) => ({ from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) }))
      .filter(({ from, to }) => from < to),
  );
}

/** The parts of the first list that the second one leaves. */
export function subtract(a: readonly Span[], b: readonly Span[]): Span[] {
  return b.reduce<Span[]>(
    (left, gap) =>
      left.flatMap((span) =>
        [
          { from: span.from, to: Math.min(span.to, gap.from) },
          { from: Math.max(span.from, gap.to), to: span.to },
        ].filter(({ from, to }) => from < to),
      ),
    [...a],
  );
}

export function unite(lists: readonly (readonly Span[])[]): Span[] {
  return toSpans(fromSpans(lists.flat()));
}

export function totalMinutes(spans: readonly Span[]): number {
  return spans.reduce((total, { from, to }) => total + to - from, 0);
}

export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

export function timeText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
