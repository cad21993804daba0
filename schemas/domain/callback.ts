import { z } from 'zod';

/** A call that was promised: to a caller who asked for it (S85), or by an agent who planned it (S48). */
export const callback = z.object({
  id: z.string(),
  queue: z.string(),
  /** '' for one of a flow without a campaign. */
  campaign: z.string(),
  number: z.string(),
  /** Null: as soon as an agent is free. */
  dueAt: z.string().nullable(),
  note: z.string(),
  contactId: z.string(),
  askedAt: z.string(),
  /** The agent who makes it in person; null for whoever serves the queue. */
  agent: z.string().nullable(),
  /** The conversation in which it was planned; null when the caller asked for it. */
  conversationId: z.string().nullable(),
  /** How often it was tried without reaching anybody. */
  attempts: z.number(),
  handled: z.object({ at: z.string(), by: z.string() }).nullable(),
});
export type Callback = z.infer<typeof callback>;
