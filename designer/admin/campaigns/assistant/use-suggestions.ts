import { useQuery } from '@tanstack/react-query';
import { reading } from '#designer/api/query.ts';
import { readCampaignDefaults } from '#schemas/api/campaigns.ts';
import { listDispositionGroups } from '#schemas/api/disposition-groups.ts';
import type { PlanDraft } from './plan-draft.ts';

/** What the installation suggests where nothing has been chosen yet: its defaults, what others use, or something new. */
export function useSuggestions(): Required<Pick<PlanDraft, 'overflow' | 'dispositions'>> {
  const defaults = useQuery(reading(readCampaignDefaults)).data?.settings;
  const groups = useQuery(reading(listDispositionGroups)).data?.dispositionGroups ?? [];
  const [mostUsed] = groups
    .filter(({ statuses }) => statuses.length > 0)
    .sort((a, b) => b.usedBy.campaigns.length - a.usedBy.campaigns.length);
  return {
    overflow: defaults?.overflow.flow ? 'none' : 'voicemail',
    dispositions: defaults?.customers.dispositions || mostUsed?.id || '',
  };
}
