import { MINUTES_PER_DAY, minutesOf, type Span, subtract, toSpans, unite, type WeekHours } from './week.ts';

/**
 * The hours of the week in which no number can be called, on the days on which any can: between opening and closing of the
 * campaign where these are known, else between the first and the last hour of any day.
 */
export function findHoles(
  numbers: readonly (readonly WeekHours[])[],
  { opens, closes }: { opens: string; closes: string },
): Span[] {
  const covered = unite(numbers.map(toSpans));
  const times = covered.map(({ from, to }) => ({
    from: from % MINUTES_PER_DAY,
    to: ((to - 1) % MINUTES_PER_DAY) + 1,
  }));
  const from = opens === '' ? Math.min(...times.map((time) => time.from)) : minutesOf(opens);
  const to = closes === '' ? Math.max(...times.map((time) => time.to)) : minutesOf(closes);
  const days = [...new Set(covered.flatMap((span) => daysOf(span)))];
  const frame = days.map((day) => ({ from: day * MINUTES_PER_DAY + from, to: day * MINUTES_PER_DAY + to }));
  return subtract(frame, covered);
}

function daysOf({ from, to }: Span): number[] {
  const first = Math.floor(from / MINUTES_PER_DAY);
  const last = Math.floor((to - 1) / MINUTES_PER_DAY);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
