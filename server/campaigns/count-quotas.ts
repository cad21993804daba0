import { inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { beginningOf } from '#runtime/calendar/beginning-of.ts';
import type { InboundSettings } from '#schemas/domain/inbound-campaign.ts';
import { campaignQuota, type QuotaProgress } from '#schemas/domain/quota.ts';
import type { Database } from '../db/open.ts';
import { selectRows } from '../db/rows.ts';
import { schedules } from '../db/tables/index.ts';
import { toJsonb } from '../db/to-jsonb.ts';

interface Asked {
  id: string;
  settings: Pick<InboundSettings, 'customers' | 'opening'>;
}

/**
 * Where campaigns stand with their quotas, by id; those without one are left out. As in reports, a finished conversation
 * counts when it was offered, by the version of the statuses it was qualified with (S44). Days are those of the campaign's
 * opening hours.
 * @param timeZone Of the installation, for campaigns that are always open.
 * @param now Milliseconds since 1970.
 */
export async function countQuotas(
  db: Database,
  asked: readonly Asked[],
  { timeZone, now }: { timeZone: string; now: number },
): Promise<Map<string, QuotaProgress>> {
  const set = asked.flatMap(({ id, settings: { customers, opening } }) => {
    // Settings may be of before there were quotas.
    const { target, per } = campaignQuota.parse(customers.quota ?? {});
    return target === null ? [] : [{ id, target, per, schedule: opening.schedule }];
  });
  if (set.length === 0) return new Map();
  const zoneOf = await readZones(
    db,
    set.map(({ schedule }) => schedule),
  );
  const wanted = set.map(({ schedule, per, ...quota }) => {
    const since = per === 'all' ? 0 : beginningOf(per, zoneOf.get(schedule) ?? timeZone, now);
    return { ...quota, per, since: new Date(since).toISOString() };
  });
  const counts = await selectRows(
    db,
    sql`
      select asked.id, count(c.id)::int as counted
      from jsonb_to_recordset(${toJsonb(wanted)}::jsonb) as asked(id text, since timestamptz)
      join conversations c on c.campaign = asked.id and c.offered_at >= asked.since
      where c.disposition_quota and c.closed_at is not null
      group by asked.id`,
    z.object({ id: z.string(), counted: z.number() }),
  );
  const countOf = new Map(counts.map(({ id, counted }) => [id, counted]));
  return new Map(wanted.map(({ id, target, per }) => [id, { target, per, counted: countOf.get(id) ?? 0 }]));
}

async function readZones(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const zones = await db
    .select({ id: schedules.id, timeZone: schedules.timeZone })
    .from(schedules)
    .where(inArray(schedules.id, [...ids]));
  return new Map(zones.map(({ id, timeZone }) => [id, timeZone]));
}
