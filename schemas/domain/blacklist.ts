import { z } from 'zod';
import { catalogueId, catalogueName } from './catalogue-id.ts';
import { country } from './country.ts';
import { flowUse } from './flow-use.ts';

export const MAX_BLACKLIST_NOTE = 300;

/** Callers that a flow may turn away. */
export const blacklist = z.object({
  id: catalogueId,
  name: catalogueName,
  /** Numbers without a country code are read as this country's. */
  country,
  numbers: z.number(),
  usedBy: z.array(flowUse),
  /** Of the last change; a save that knows an older one is refused. */
  revision: z.number(),
  updatedAt: z.string(),
  updatedBy: z.string(),
});
export type Blacklist = z.infer<typeof blacklist>;

export const blacklistNumber = z.object({
  /** E.164, or the plain digits of what is no valid number anywhere. */
  number: z.string(),
  note: z.string(),
  addedAt: z.string(),
  addedBy: z.string(),
});
export type BlacklistNumber = z.infer<typeof blacklistNumber>;
