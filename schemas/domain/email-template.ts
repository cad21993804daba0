import { z } from 'zod';
import { parseTemplate } from '#schemas/expressions/template.ts';
import { language } from '#schemas/flow/flow.ts';
import { field } from '#schemas/nodes/fields.ts';
import { catalogueId, catalogueName } from './catalogue-id.ts';
import { findActiveContent } from './find-active-content.ts';
import { namedUse } from './flow-use.ts';

const merged = (text: string) => parseTemplate(text).ok;

/** What an agent sends (S24); `{{ }}` is filled in from the conversation (`MergeScope`). */
export const emailTemplateSettings = z.strictObject({
  name: catalogueName,
  /** Every language has a template of its own. */
  language: field(language, { widget: 'language' }),
  subject: z.string().trim().min(1).max(300).refine(merged, 'merge-fields'),
  html: z
    .string()
    .trim()
    .min(1)
    .max(200_000)
    .refine(merged, 'merge-fields')
    .refine((html) => findActiveContent(html) === undefined, 'active-content'),
});
export type EmailTemplateSettings = z.infer<typeof emailTemplateSettings>;

export const emailTemplate = z.object({
  id: catalogueId,
  ...emailTemplateSettings.shape,
  revision: z.number(),
  updatedAt: z.string(),
  updatedBy: z.string(),
  usedBy: z.object({ campaigns: z.array(namedUse) }),
});
export type EmailTemplate = z.infer<typeof emailTemplate>;
