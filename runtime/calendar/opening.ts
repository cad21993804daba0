import type { Holiday, HolidayPart } from '#schemas/domain/holiday-group.ts';
import { MINUTES_PER_DAY, type WeekSchedule } from '#schemas/domain/schedule.ts';
import {
  addDays,
  type CalendarDay,
  clockChangeOn,
  isoDay,
  momentsOf,
  type WallTime,
  wallTimeAt,
  weekdayOf,
} from './wall-clock.ts';

/** Opening hours and holidays as they are kept; what is absent closes nothing. */
export interface Calendar {
  timeZone: string;
  week?: WeekSchedule;
  holidays?: readonly Holiday[];
}

export type Opening = { state: 'open' } | { state: 'closed' } | { state: 'holiday'; holiday: Holiday };

/** Further than any holidays reach; who is closed for longer has closed for good. */
const SEARCHED_DAYS = 400;
const NOON = 720;

/**
 * Whether a service is open. A holiday comes before the hours of the day.
 * @param at Milliseconds since 1970.
 */
export function openingAt(calendar: Calendar, at: number): Opening {
  const shown = wallTimeAt(calendar.timeZone, at);
  const holiday = holidayAt(calendar.holidays ?? [], shown);
  if (holiday) return { state: 'holiday', holiday };
  if (!calendar.week) return { state: 'open' };
  const ranges = calendar.week[weekdayOf(shown)] ?? [];
  return { state: ranges.some(({ from, to }) => from <= shown.minute && shown.minute < to) ? 'open' : 'closed' };
}

/**
 * The first minute from now on in which a service is open.
 * @returns Milliseconds since 1970; null when it does not open for more than a year.
 */
export function nextOpenAt(calendar: Calendar, at: number): number | null {
  if (openingAt(calendar, at).state === 'open') return at;
  return firstChange(calendar, at, ({ state }) => state === 'open');
}

/**
 * When a service opens or closes next, or a holiday begins or ends.
 * @returns Milliseconds since 1970 with what holds from then on; null when nothing changes for more than a year.
 */
export function nextChange(calendar: Calendar, at: number): { at: number; opening: Opening } | null {
  const now = openingAt(calendar, at);
  const changed = firstChange(calendar, at, (later) => !isSame(now, later));
  return changed === null ? null : { at: changed, opening: openingAt(calendar, changed) };
}

function isSame(one: Opening, other: Opening): boolean {
  if (one.state === 'holiday' && other.state === 'holiday') return one.holiday === other.holiday;
  return one.state === other.state;
}

/** The state can only change where a range or holiday begins or ends and where clocks are changed, so only there is looked. */
function firstChange(calendar: Calendar, at: number, isWanted: (opening: Opening) => boolean): number | null {
  const today = wallTimeAt(calendar.timeZone, at);
  for (let days = 0; days <= SEARCHED_DAYS; days += 1) {
    for (const moment of momentsOfChange(calendar, addDays(today, days))) {
      if (moment > at && isWanted(openingAt(calendar, moment))) return moment;
    }
  }
  return null;
}

function momentsOfChange({ timeZone, week, holidays = [] }: Calendar, day: CalendarDay): number[] {
  const minutes = new Set([0]);
  for (const { from, to } of week?.[weekdayOf(day)] ?? []) minutes.add(from).add(to);
  for (const holiday of holidays) {
    if (!fallsOn(holiday, day)) continue;
    const { from, to } = hoursOf(holiday.part);
    minutes.add(from).add(to);
  }
  const moments = [...minutes].flatMap((minute) => momentsOf(timeZone, day, minute));
  const clockChange = clockChangeOn(timeZone, day);
  if (clockChange !== null) moments.push(clockChange);
  return moments.sort((a, b) => a - b);
}

function holidayAt(holidays: readonly Holiday[], shown: WallTime): Holiday | undefined {
  return holidays.find((holiday) => {
    const { from, to } = hoursOf(holiday.part);
    return from <= shown.minute && shown.minute < to && fallsOn(holiday, shown);
  });
}

function fallsOn({ date, yearly }: Holiday, day: CalendarDay): boolean {
  const wanted = isoDay(day);
  return yearly ? date.slice(5) === wanted.slice(5) : date === wanted;
}

function hoursOf(part: HolidayPart): { from: number; to: number } {
  if (part.type === 'hours') return part;
  return { from: part.type === 'afternoon' ? NOON : 0, to: part.type === 'morning' ? NOON : MINUTES_PER_DAY };
}
