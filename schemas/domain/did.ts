import { z } from 'zod';
import { catalogueId } from './catalogue-id.ts';

/** A number as a carrier delivers it: digits, with or without a leading +. */
export const didNumber = z.string().regex(/^\+?[0-9]{2,15}$/, 'did-number');

/** Numbers from `first` to `last`, of equal length, declared for a site (S77). */
export const didRange = z.object({
  id: z.string(),
  siteId: catalogueId,
  /** The site's name. */
  site: z.string(),
  first: didNumber,
  last: didNumber,
});
export type DidRange = z.infer<typeof didRange>;

/** The largest range that can be declared at once. */
export const MAX_RANGE_SIZE = 10_000;

/** Under which name a number leads to a flow: the version that runs now, or the one that is to follow it. */
export const versionAlias = z.enum(['live', 'next']);
export type VersionAlias = z.infer<typeof versionAlias>;

export const did = z.object({
  number: didNumber,
  rangeId: z.string(),
  siteId: catalogueId,
  site: z.string(),
  alias: versionAlias,
  /** `version` is what a call would run now. */
  flow: z.object({ id: z.string(), name: z.string(), version: z.number() }).nullable(),
  /** The campaign that it leads to; then `flow` is null. */
  campaign: z.object({ id: z.string(), name: z.string() }).nullable(),
});
export type Did = z.infer<typeof did>;
