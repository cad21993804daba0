import { z } from 'zod';

/** A call that a caller asked for (S85). */
export const callback = z.object({
  id: z.string(),
  queue: z.string(),
  number: z.string(),
  /** Null: as soon as an agent is free. */
  dueAt: z.string().nullable(),
  note: z.string(),
  contactId: z.string(),
  askedAt: z.string(),
  handled: z.object({ at: z.string(), by: z.string() }).nullable(),
});
export type Callback = z.infer<typeof callback>;
