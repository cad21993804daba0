import { z } from 'zod';
import { periods, periodView } from './period-days.ts';

const name = z.string().min(1).max(64).optional().catch(undefined);

/** What narrows the lists of conversations and recordings, as the address carries it. */
export const listView = z.object({
  period: z.enum(periods).default('week').catch('week'),
  ...periodView,
  campaign: name,
  agent: name,
  disposition: z.coerce.string().min(1).max(32).optional().catch(undefined),
  customer: z.coerce.string().min(1).max(40).optional().catch(undefined),
  /** Seconds; of recordings only. */
  shortest: z.coerce.number().int().min(0).max(86_400).optional().catch(undefined),
});
export type ListView = z.infer<typeof listView>;
