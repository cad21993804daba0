import { duplicateCampaign as contract } from '#schemas/api/campaigns.ts';
import { verb } from '../verb.ts';
import { insertCampaign } from './insert-campaign.ts';
import { readStoredCampaign, readWithSummary } from './stored-campaign.ts';

/** The copy has no numbers, because a number leads to one campaign. */
export const duplicateCampaign = verb(contract, async ({ context, actor, params, body: { name } }) => {
  const { settings } = await readStoredCampaign(context.db, params.id);
  const id = await insertCampaign(context, context.db, {
    name,
    settings: { ...settings, general: { ...settings.general, dids: [] } },
    login: actor.user.login,
    action: 'campaign.duplicate',
    details: { from: params.id },
  });
  return readWithSummary(context, id);
});
