import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { beginningOf } from '#runtime/calendar/beginning-of.ts';
import type { InboundSettings } from '#schemas/domain/inbound-campaign.ts';
import { campaignQuota, type QuotaProgress } from '#schemas/domain/quota.ts';
import type { Database } from '../db/open.ts';
import { selectRows } from '../db/rows.ts';
import { toJsonb } from '../db/to-jsonb.ts';

interface Asked {
  id: string;
  settings: Pick<InboundSettings, 'customers'>;
  /** Of its opening hours: days begin there. */
  timeZone: string;
}

/**
 * Where campaigns stand with their quotas, by id; those without one are left out. As in reports, a finished conversation
 * counts when it was offered, by the version of the statuses it was qualified with (S44).
 * @param now Milliseconds since 1970.
 */
export async function countQuotas(
  db: Database,
  asked: readonly Asked[],
  now: number,
): Promise<Map<string, QuotaProgress>> {
  const wanted = asked.flatMap(({ id, settings, timeZone }) => {
    // Settings may be of before there were quotas.
    const { target, per } = campaignQuota.parse(settings.customers.quota ?? {});
    if (target === null) return [];
    const since = new Date(per === 'all' ? 0 : beginningOf(per, timeZone, now)).toISOString();
    return [{ id, since, target, per }];
  });
  if (wanted.length === 0) return new Map();
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
