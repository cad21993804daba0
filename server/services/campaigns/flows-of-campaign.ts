import type { InboundSettings } from '#schemas/domain/inbound-campaign.ts';

/** The flows that a campaign names: its own, its survey, its script and its overflow. */
export function flowsOfCampaign({ general, customers, overflow }: InboundSettings): string[] {
  return [general.flow, general.survey, customers.script, overflow.flow].filter((id) => id !== '');
}
