import { z } from 'zod';

/** What the list of numbers is limited to, as the address says it; what is not understood is left out. */
export const didFilters = z.object({
  // The router reads a site called 75 as a number.
  site: z.coerce.string().optional().catch(undefined),
  assigned: z.enum(['yes', 'no']).optional().catch(undefined),
});
