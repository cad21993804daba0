import { z } from 'zod';
import { reportBy } from '#schemas/api/reports.ts';
import { periods, periodView } from './period-days.ts';

const name = z.string().min(1).max(64).optional().catch(undefined);

/** What a report shows, as the address carries it; a value that makes no sense is left out. */
export const reportView = z.object({
  period: z.enum(periods).default('today').catch('today'),
  ...periodView,
  by: reportBy.default('campaign').catch('campaign'),
  campaign: name,
  queue: name,
  agent: name,
});
export type ReportView = z.infer<typeof reportView>;
