import { readCampaign as contract } from '#schemas/api/campaigns.ts';
import { verb } from '../verb.ts';
import { readWithSummary } from './stored-campaign.ts';

export const readCampaign = verb(contract, ({ context, params: { id } }) => readWithSummary(context, id));
