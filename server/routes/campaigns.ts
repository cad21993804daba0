import { activateCampaign, deactivateCampaign } from '../services/campaigns/activate-campaign.ts';
import { readCampaignDefaults, saveCampaignDefaults } from '../services/campaigns/campaign-defaults.ts';
import { checkCampaign } from '../services/campaigns/check-campaign.ts';
import { createCampaign } from '../services/campaigns/create-campaign.ts';
import { createCampaignByPlan } from '../services/campaigns/create-campaign-by-plan.ts';
import { createUsualOverflow } from '../services/campaigns/create-usual-overflow.ts';
import { deleteCampaign } from '../services/campaigns/delete-campaign.ts';
import { duplicateCampaign } from '../services/campaigns/duplicate-campaign.ts';
import { listCampaigns } from '../services/campaigns/list-campaigns.ts';
import { readCampaign } from '../services/campaigns/read-campaign.ts';
import { saveCampaign } from '../services/campaigns/save-campaign.ts';

export const campaignRoutes = [
  listCampaigns,
  createCampaign,
  createCampaignByPlan,
  readCampaign,
  saveCampaign,
  checkCampaign,
  activateCampaign,
  deactivateCampaign,
  duplicateCampaign,
  deleteCampaign,
  createUsualOverflow,
  readCampaignDefaults,
  saveCampaignDefaults,
];
