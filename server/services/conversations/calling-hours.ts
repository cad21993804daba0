import { eq } from 'drizzle-orm';
import type { Calendar } from '#runtime/calendar/opening.ts';
import type { InboundSettings } from '#schemas/domain/inbound-campaign.ts';
import type { Database } from '../../db/open.ts';
import { holidayGroups, schedules } from '../../db/tables/index.ts';

/**
 * When customers of a campaign are called: within their hours, and not on its holidays; null = at any time.
 * @param timeZone Of the installation.
 */
export async function readCallingHours(
  db: Database,
  { customers, opening }: Pick<InboundSettings, 'customers' | 'opening'>,
  timeZone: string,
): Promise<Calendar | null> {
  const [hours, place, group] = await Promise.all([
    readSchedule(db, customers.callingHours),
    readSchedule(db, opening.schedule),
    opening.holidays === '' ? [] : db.select().from(holidayGroups).where(eq(holidayGroups.id, opening.holidays)),
  ]);
  const parts = { hours: hours ?? null, place: place?.timeZone ?? null, holidays: group[0]?.holidays ?? null };
  return callingCalendar(parts, timeZone);
}

async function readSchedule(db: Database, id: string) {
  const [schedule] = id === '' ? [] : await db.select().from(schedules).where(eq(schedules.id, id));
  return schedule;
}

interface CallingParts {
  hours: Required<Pick<Calendar, 'timeZone' | 'week'>> | null;
  /** Time zone of the campaign's own hours: its holidays are days there when customers have no hours. */
  place: string | null;
  holidays: Calendar['holidays'] | null;
}

export function callingCalendar({ hours, place, holidays }: CallingParts, timeZone: string): Calendar | null {
  if (!hours && !holidays) return null;
  return {
    timeZone: hours?.timeZone ?? place ?? timeZone,
    ...(hours ? { week: hours.week } : {}),
    ...(holidays ? { holidays } : {}),
  };
}
