import { eq } from 'drizzle-orm';
import { type InboundSettings, inboundSettings } from '#schemas/domain/inbound-campaign.ts';
import type { Database } from '../../db/open.ts';
import { campaigns } from '../../db/tables/index.ts';
import type { ConversationRow } from './select-conversations.ts';

/** The settings of a campaign; those of one that has none of its own for a queue that is entered without a campaign. */
export async function settingsOfCampaign(db: Database, id: string): Promise<InboundSettings> {
  const [row] = id === '' ? [] : await db.select().from(campaigns).where(eq(campaigns.id, id));
  return inboundSettings.parse(row?.settings ?? {});
}

/** A number of ours in a conversation, whose country says how the customer's is to be read; '' where there is none. */
export function ownNumber({ called }: Pick<ConversationRow, 'called'>, { general }: InboundSettings): string {
  return called || (general.dids[0] ?? '');
}
