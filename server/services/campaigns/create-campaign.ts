import { createCampaign as contract } from '#schemas/api/campaigns.ts';
import { verb } from '../verb.ts';
import { selectDefaults } from './campaign-defaults.ts';
import { insertCampaign } from './insert-campaign.ts';
import { readWithSummary } from './stored-campaign.ts';

export const createCampaign = verb(contract, async ({ context, actor, body: { name, dids } }) => {
  const defaults = await selectDefaults(context.db);
  const settings = { ...defaults, general: { ...defaults.general, dids } };
  const { login } = actor.user;
  const id = await insertCampaign(context, context.db, { name, settings, login, action: 'campaign.create' });
  return readWithSummary(context, id);
});
