import { eq } from 'drizzle-orm';
import { type InboundSettings, inboundSettings } from '#schemas/domain/inbound-campaign.ts';
import type { Database } from '../../db/open.ts';
import { campaigns } from '../../db/tables/index.ts';

/** The settings of a campaign; those of one that has none of its own for a queue that is entered without a campaign. */
export async function settingsOfCampaign(db: Database, id: string): Promise<InboundSettings> {
  const [row] = id === '' ? [] : await db.select().from(campaigns).where(eq(campaigns.id, id));
  return inboundSettings.parse(row?.settings ?? {});
}
