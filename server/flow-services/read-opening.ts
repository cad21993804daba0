import { eq } from 'drizzle-orm';
import { nextOpenAt, openingAt } from '#runtime/calendar/opening.ts';
import type { Service } from '#runtime/engine/ports.ts';
import { holidayGroups, schedules } from '../db/tables/index.ts';
import { failed } from './failed.ts';
import type { FlowServiceOptions } from './flow-services.ts';

/** Whether a schedule is open at this moment, holidays first. Either of the two may be left out. */
export function readOpening({
  db,
  clock,
  timeZone,
}: Pick<FlowServiceOptions, 'db' | 'clock' | 'timeZone'>): Service<'opening'> {
  return async ({ schedule, holidays }) => {
    const [[hours], [group]] = await Promise.all([
      schedule === '' ? [] : db.select().from(schedules).where(eq(schedules.id, schedule)),
      holidays === '' ? [] : db.select().from(holidayGroups).where(eq(holidayGroups.id, holidays)),
    ]);
    if (schedule !== '' && !hours) return failed('unknown-schedule');
    if (holidays !== '' && !group) return failed('unknown-holiday-group');
    const calendar = {
      timeZone: hours?.timeZone ?? timeZone,
      ...(hours ? { week: hours.week } : {}),
      holidays: group?.holidays ?? [],
    };
    const now = clock.now();
    const opening = openingAt(calendar, now);
    if (opening.state === 'open') return { outcome: 'open', data: {} };
    if (opening.state === 'holiday') {
      const { name, audio } = opening.holiday;
      return { outcome: 'holiday', data: { name, audio } };
    }
    const next = nextOpenAt(calendar, now);
    return { outcome: 'closed', data: { nextOpenAt: next === null ? '' : new Date(next).toISOString() } };
  };
}
