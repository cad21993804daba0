import { asc } from 'drizzle-orm';
import { openingAt } from '#runtime/calendar/opening.ts';
import type { BoardCampaign } from '#schemas/api/supervision.ts';
import { countQuotas } from '../campaigns/count-quotas.ts';
import type { Database } from '../db/open.ts';
import { campaigns, holidayGroups, schedules } from '../db/tables/index.ts';

type CampaignOpening = Pick<BoardCampaign, 'id' | 'name' | 'opening' | 'quota'> & { queue: string };

/**
 * Which campaigns take calls at a moment and where they stand with their quotas, by name; the queue of each is '' where its
 * flow chooses one.
 */
export async function readCampaignOpenings(
  db: Database,
  { timeZone, now }: { timeZone: string; now: number },
): Promise<CampaignOpening[]> {
  const [known, hours, groups] = await Promise.all([
    db.select().from(campaigns).orderBy(asc(campaigns.name), asc(campaigns.id)),
    db.select().from(schedules),
    db.select().from(holidayGroups),
  ]);
  const quotas = await countQuotas(db, known, { timeZone, now });
  const scheduleOf = new Map(hours.map((schedule) => [schedule.id, schedule]));
  const holidaysOf = new Map(groups.map(({ id, holidays }) => [id, holidays]));
  return known.map(({ id, name, active, settings: { general, opening } }) => {
    const schedule = scheduleOf.get(opening.schedule);
    const calendar = {
      timeZone: schedule?.timeZone ?? timeZone,
      ...(schedule ? { week: schedule.week } : {}),
      holidays: holidaysOf.get(opening.holidays) ?? [],
    };
    return {
      id,
      name,
      queue: general.queue,
      opening: active ? openingAt(calendar, now).state : 'inactive',
      quota: quotas.get(id) ?? null,
    };
  });
}
