import { useQuery } from '@tanstack/react-query';
import { reading } from '#designer/api/query.ts';
import { listCampaigns } from '#schemas/api/campaigns.ts';
import { listQueues } from '#schemas/api/queues.ts';
import type { ReportBy } from '#schemas/api/reports.ts';
import { useSupervisor } from '../use-supervisor.ts';

/** What somebody calls a campaign, queue or agent that a list is narrowed to. */
export function useFilterName(): (by: Exclude<ReportBy, 'disposition'>, id: string) => string {
  const campaigns = useQuery(reading(listCampaigns)).data?.campaigns;
  const queues = useQuery(reading(listQueues)).data?.queues;
  const { agents } = useSupervisor();
  const known = { campaign: campaigns, queue: queues, agent: agents };
  return (by, id) => known[by]?.find((one) => one.id === id)?.name ?? id;
}
