import type { Contact } from '#schemas/domain/contact.ts';
import { campaignFlowId } from '#schemas/domain/inbound-campaign.ts';

/** The flow of a contact in words: that of a campaign is called like the campaign, another one is named beside it. */
export function flowOf({ campaign, campaignName, flowId, flowName }: Contact): string {
  if (campaign === '') return flowName;
  return flowId === campaignFlowId(campaign) ? campaignName : `${campaignName} · ${flowName}`;
}
