import { z } from 'zod';

/** What the page of live boards shows, as the address carries it. */
export const boardView = z.object({
  show: z.enum(['agents', 'queues', 'campaigns']).default('agents').catch('agents'),
});
