import { eq } from 'drizzle-orm';
import { campaignFlowId, type InboundSettings } from '#schemas/domain/inbound-campaign.ts';
import type { Database } from '../../db/open.ts';
import { campaigns, flows } from '../../db/tables/index.ts';
import { recordAudit } from '../audit.ts';
import { insertUnderFreeId } from '../catalogue/free-ids.ts';
import type { ServiceContext } from '../context.ts';
import { storeCampaign } from './change-campaign.ts';
import { lockStoredCampaign } from './stored-campaign.ts';

/** So much of a name goes into the id that the id of the campaign's flow, which is longer, keeps within its limit. */
const NAME_IN_ID = 40;

interface NewCampaign {
  name: string;
  settings: InboundSettings;
  login: string;
  action: 'campaign.create' | 'campaign.duplicate';
  details?: Record<string, unknown>;
}

/** @returns The id, made from the name. */
export function insertCampaign(
  context: Pick<ServiceContext, 'speech'>,
  db: Database,
  { name, settings, login, action, details }: NewCampaign,
): Promise<string> {
  return db.transaction(async (tx) => {
    const row = { name, kind: 'inbound' as const, settings, revision: 0, updatedAt: new Date(), updatedBy: login };
    const id = await insertUnderFreeId(name.slice(0, NAME_IN_ID), async (free) => {
      // The flow of a campaign that was deleted stays for the contacts it served, so its id is not given again.
      const [taken] = await tx
        .select({ id: flows.id })
        .from(flows)
        .where(eq(flows.id, campaignFlowId(free)));
      if (taken) return [];
      return tx
        .insert(campaigns)
        .values({ ...row, id: free })
        .onConflictDoNothing()
        .returning({ id: campaigns.id });
    });
    await storeCampaign(context, tx, { campaign: await lockStoredCampaign(tx, id), login });
    await recordAudit(tx, {
      user: login,
      action,
      entity: 'campaign',
      entityId: id,
      details: { name, ...details },
    });
    return id;
  });
}
