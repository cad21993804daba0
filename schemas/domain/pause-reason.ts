import { z } from 'zod';
import { field } from '#schemas/nodes/fields.ts';
import { catalogueId, catalogueName } from './catalogue-id.ts';

/** Why agents pause, as they choose it. */
export const pauseReason = z.strictObject({
  id: catalogueId,
  name: field(catalogueName, { widget: 'text' }),
  /** Whether it counts as work, such as training. */
  productive: field(z.boolean(), { widget: 'switch' }),
  /** After so many minutes boards mark the agent; 0 never. */
  limitMinutes: field(z.number().int().min(0).max(600), { widget: 'number' }),
});
export type PauseReason = z.infer<typeof pauseReason>;

/** A pause that Switchyard began: the agent's phone was not answered. */
export const NOT_ANSWERED = 'not-answered';
