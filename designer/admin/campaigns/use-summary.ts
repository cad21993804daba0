import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { callWith } from '#designer/api/call.ts';
import { useAfterReconnect, useLive, useLiveState } from '#designer/api/use-live.ts';
import { checkCampaign } from '#schemas/api/campaigns.ts';
import type { CampaignSummary } from '#schemas/campaign/summary.ts';
import { inboundSettings } from '#schemas/domain/inbound-campaign.ts';

/** Typing comes to rest before the server is asked. */
const SETTLED_AFTER_MS = 350;
/** Several things that change at once are asked about once. */
const GATHERED_MS = 250;
/** Hours begin and end, and telephones fail, without anybody saying so. */
const RENEWED_EVERY_MS = 30_000;
/** While the server cannot say what changes: agents sign in and flows are published elsewhere. */
const RENEWED_UNTOLD_MS = 5000;
const KEY = 'campaign-summary';

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
  useTold();
  const read = inboundSettings.safeParse(settled);
  const body = read.data && { settings: read.data };
  const checked = useQuery({
    queryKey: [KEY, campaignId, body ?? null],
    queryFn: ({ signal }) =>
      callWith(checkCampaign, signal, {
        params: { id: campaignId },
        body: body ?? { settings: inboundSettings.parse({}) },
      }),
    enabled: body !== undefined,
    placeholderData: keepPreviousData,
    refetchInterval: useLiveState() === 'open' ? RENEWED_EVERY_MS : RENEWED_UNTOLD_MS,
  }).data;
  return { summary: checked?.summary ?? stored, outdated: !read.success };
}

/** Asks again as soon as the server says that something has changed. */
function useTold(): void {
  const client = useQueryClient();
  const timer = useRef<number | undefined>(undefined);
  const ask = () => void client.invalidateQueries({ queryKey: [KEY] });
  useLive(({ type }) => {
    if (type !== 'installation') return;
    timer.current ??= window.setTimeout(() => {
      timer.current = undefined;
      ask();
    }, GATHERED_MS);
  });
  useEffect(() => () => window.clearTimeout(timer.current), []);
  useAfterReconnect(ask);
}
