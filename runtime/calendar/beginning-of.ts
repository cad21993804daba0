import { addDays, startOfDay, wallTimeAt, weekdayOf } from './wall-clock.ts';

/**
 * When the day, the week or the month that a moment lies in begins on the clocks of a time zone. Weeks begin on Monday.
 * @param at Milliseconds since 1970, as is what comes back.
 */
export function beginningOf(part: 'day' | 'week' | 'month', timeZone: string, at: number): number {
  const today = wallTimeAt(timeZone, at);
  const first = { day: today, week: addDays(today, -weekdayOf(today)), month: { ...today, day: 1 } }[part];
  return startOfDay(timeZone, first);
}
