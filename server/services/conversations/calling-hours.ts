import { eq } from 'drizzle-orm';
import type { Calendar } from '#runtime/calendar/opening.ts';
import type { Database } from '../../db/open.ts';
import { schedules } from '../../db/tables/index.ts';

/** When customers of a campaign are called; null = at any time. */
export async function readCallingHours(db: Database, schedule: string): Promise<Calendar | null> {
  const [hours] = schedule === '' ? [] : await db.select().from(schedules).where(eq(schedules.id, schedule));
  return hours ? { timeZone: hours.timeZone, week: hours.week } : null;
}
