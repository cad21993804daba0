import { z } from 'zod';
import { diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { inboundSettings } from '#schemas/domain/inbound-campaign.ts';

/** Green: right. Orange: the campaign can start and will not fully work. Red: it cannot start (S88). */
export const light = z.enum(['green', 'orange', 'red']);
export type Light = z.infer<typeof light>;

/** The tabs of a campaign's screen. */
export const campaignTab = inboundSettings.keyof();

/** Something that is wrong with an element; in words by `describeFinding`. */
export const campaignFinding = z.object({
  /** A rule of `finding-texts.ts`, or `flow` for what the flow checker has found. */
  rule: z.string(),
  light,
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  diagnostic: diagnostic.optional(),
});
export type CampaignFinding = z.infer<typeof campaignFinding>;

/** One line of the summary: a field, what is in it, and what is wrong with it. */
export const summaryElement = z.object({
  tab: campaignTab,
  field: z.string(),
  light,
  /** What is in it, in a few words; empty where nothing is. */
  value: z.object({ en: z.string(), fr: z.string() }),
  findings: z.array(campaignFinding),
});
export type SummaryElement = z.infer<typeof summaryElement>;

export const campaignSummary = z.object({ light, elements: z.array(summaryElement) });
export type CampaignSummary = z.infer<typeof campaignSummary>;

/** The worst of them. */
export function worstLight(lights: readonly Light[]): Light {
  return (['red', 'orange'] as const).find((wanted) => lights.includes(wanted)) ?? 'green';
}
