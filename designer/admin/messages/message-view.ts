import { z } from 'zod';

/** What the page shows, as the address carries it; a value that makes no sense is left out. */
export const messageView = z.object({
  show: z.enum(['voicemails', 'callbacks']).default('voicemails').catch('voicemails'),
  state: z.enum(['open', 'handled']).default('open').catch('open'),
  search: z.coerce.string().max(100).optional().catch(undefined),
});
export type MessageView = z.infer<typeof messageView>;
