import type { InboundSettings } from '#schemas/domain/inbound-campaign.ts';

/** The queues that a campaign names by itself; those of the flows it calls are the flows'. */
export function queuesOfCampaign({ general, voicemails }: InboundSettings): string[] {
  return [general.queue, voicemails.moveTo].filter((id) => id !== '');
}
