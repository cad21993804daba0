import { z } from 'zod';
import { field } from '#schemas/nodes/fields.ts';

/** Within which conversations are counted; `all` since there is the campaign. Weeks begin on Monday. */
const quotaPeriod = z.enum(['day', 'week', 'month', 'all']);

/**
 * How many conversations of a campaign are to end with a status that counts (S42). Nothing stops when they have: callers
 * who come by themselves are served, and agents say what came of it.
 */
export const campaignQuota = z.strictObject({
  /** null for none. */
  target: field(z.number().int().min(1).max(1_000_000).nullable().default(null), { widget: 'number' }),
  per: field(quotaPeriod.default('day'), { widget: 'select' }),
});
export type CampaignQuota = z.infer<typeof campaignQuota>;

/** Where a campaign stands with its quota at a moment. */
export const quotaProgress = z.object({ target: z.number(), per: quotaPeriod, counted: z.number() });
export type QuotaProgress = z.infer<typeof quotaProgress>;

/** How many are still missing; 0 once the quota is reached. */
export function missingToQuota({ target, counted }: QuotaProgress): number {
  return Math.max(0, target - counted);
}
