import { z } from 'zod';

/** A number as a carrier delivers it: digits, with or without a leading +. */
export const didNumber = z.string().regex(/^\+?[0-9]{2,15}$/, 'did-number');

/** Numbers from `first` to `last`, of equal length, declared for a site (S77). */
export const didRange = z.object({ id: z.string(), site: z.string(), first: didNumber, last: didNumber });
export type DidRange = z.infer<typeof didRange>;

/** The largest range that can be declared at once. */
export const MAX_RANGE_SIZE = 10_000;

export const did = z.object({
  number: didNumber,
  rangeId: z.string(),
  site: z.string(),
  flow: z.object({ id: z.string(), name: z.string(), version: z.number() }).nullable(),
});
export type Did = z.infer<typeof did>;
