import { z } from 'zod';
import { contactResult } from '#schemas/effects/contact.ts';

export const periods = ['hour', 'today', 'week', 'month'] as const;

/** What narrows the contact list, as the address carries it; a value that makes no sense is left out. */
export const contactFilters = z.object({
  status: z.enum(['live', 'ended']).optional().catch(undefined),
  result: contactResult.optional().catch(undefined),
  flow: z.string().optional().catch(undefined),
  search: z.coerce.string().max(40).optional().catch(undefined),
  period: z.enum(periods).optional().catch(undefined),
});
export type ContactFilters = z.infer<typeof contactFilters>;
