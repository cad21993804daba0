import { and, asc, count, eq, isNull, ne, sql } from 'drizzle-orm';
import { type CampaignEntry, listCampaigns as contract } from '#schemas/api/campaigns.ts';
import { openingNow } from '../../campaigns/read-installation.ts';
import { summariseCampaigns } from '../../campaigns/summarise-campaigns.ts';
import type { Database } from '../../db/open.ts';
import { campaigns, waits } from '../../db/tables/index.ts';
import { verb } from '../verb.ts';
import { withDefaults } from './stored-campaign.ts';

export const listCampaigns = verb(contract, async ({ context }) => {
  const { db } = context;
  const rows = await db
    .select()
    .from(campaigns)
    .where(eq(campaigns.kind, 'inbound'))
    .orderBy(asc(sql`lower(${campaigns.name})`), asc(campaigns.id));
  const stored = rows.map(withDefaults);
  const asked = stored.map((campaign) => ({ campaign }));
  const [{ summaries, installation }, waiting] = await Promise.all([
    summariseCampaigns(context, db, asked),
    countWaiting(db),
  ]);
  const now = Date.now();
  return {
    campaigns: stored.map(({ id, name, active, settings, updatedAt, updatedBy }, index): CampaignEntry => {
      const { dids, queue, priority } = settings.general;
      return {
        id,
        name,
        active,
        dids,
        queue,
        queueName: installation.names.queue[queue] ?? '',
        priority,
        light: summaries[index]?.light ?? 'red',
        now: active ? openingNow(installation, settings.opening, now) : 'inactive',
        waiting: waiting.get(id) ?? 0,
        updatedAt: updatedAt.toISOString(),
        updatedBy,
      };
    }),
  };
});

async function countWaiting(db: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .select({ campaign: waits.campaign, waiting: count() })
    .from(waits)
    .where(and(isNull(waits.end), eq(waits.medium, 'call'), ne(waits.campaign, '')))
    .groupBy(waits.campaign);
  return new Map(rows.map(({ campaign, waiting }) => [campaign, waiting]));
}
