import { z } from 'zod';
import { catalogueId, catalogueName } from './catalogue-id.ts';

/** Why agents pause, as they choose it. */
export const pauseReason = z.strictObject({
  id: catalogueId,
  name: catalogueName,
  /** Whether it counts as work, such as training. */
  productive: z.boolean(),
  /** After so many minutes boards mark the agent; 0 never. */
  limitMinutes: z.number().int().min(0).max(600),
});
export type PauseReason = z.infer<typeof pauseReason>;

/** A pause that Switchyard began: the agent's phone was not answered. */
export const NOT_ANSWERED = 'not-answered';
