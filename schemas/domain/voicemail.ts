import { z } from 'zod';

/** A message a caller left for a team (S85). */
export const voicemail = z.object({
  id: z.string(),
  /** The queue's number, or the name of a team. */
  box: z.string(),
  /** '' for one of a flow without a campaign. */
  campaign: z.string(),
  contactId: z.string(),
  caller: z.string(),
  recordingId: z.string(),
  seconds: z.number(),
  /** Whether its sound has arrived from the telephone system. */
  audible: z.boolean(),
  leftAt: z.string(),
  /** When it goes to the queue `movesTo` unless it is handled before (S82); null: it stays. */
  movesAt: z.string().nullable(),
  movesTo: z.string(),
  handled: z.object({ at: z.string(), by: z.string() }).nullable(),
});
export type Voicemail = z.infer<typeof voicemail>;
