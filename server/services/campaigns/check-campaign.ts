import { checkCampaign as contract } from '#schemas/api/campaigns.ts';
import { summariseCampaign } from '../../campaigns/summarise-campaigns.ts';
import { verb } from '../verb.ts';
import { readStoredCampaign } from './stored-campaign.ts';

export const checkCampaign = verb(contract, async ({ context, params: { id }, body: { settings } }) => {
  const campaign = await readStoredCampaign(context.db, id);
  return { summary: await summariseCampaign(context, context.db, { campaign, settings }) };
});
