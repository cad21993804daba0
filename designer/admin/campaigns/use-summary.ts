import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { callWith } from '#designer/api/call.ts';
import { checkCampaign } from '#schemas/api/campaigns.ts';
import type { CampaignSummary } from '#schemas/campaign/summary.ts';
import { inboundSettings } from '#schemas/domain/inbound-campaign.ts';

/** Typing comes to rest before the server is asked. */
const SETTLED_AFTER_MS = 350;
/** Agents sign in and flows are published elsewhere. */
const RENEWED_EVERY_MS = 5000;

interface LiveSummary {
  summary: CampaignSummary;
  /** Some field is not valid, so that what is entered cannot be checked. */
  outdated: boolean;
}

/** The summary of what is entered, as things are now. */
export function useSummary(campaignId: string, settings: unknown, stored: CampaignSummary): LiveSummary {
  const [settled, setSettled] = useState(settings);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(settings), SETTLED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [settings]);
  const read = inboundSettings.safeParse(settled);
  const body = read.data && { settings: read.data };
  const checked = useQuery({
    queryKey: ['campaign-summary', campaignId, body ?? null],
    queryFn: ({ signal }) =>
      callWith(checkCampaign, signal, {
        params: { id: campaignId },
        body: body ?? { settings: inboundSettings.parse({}) },
      }),
    enabled: body !== undefined,
    placeholderData: keepPreviousData,
    refetchInterval: RENEWED_EVERY_MS,
  }).data;
  return { summary: checked?.summary ?? stored, outdated: !read.success };
}
