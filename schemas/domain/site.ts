import { z } from 'zod';
import { field } from '#schemas/nodes/fields.ts';
import { catalogueId, catalogueName } from './catalogue-id.ts';

/** What an admin says of a place for which numbers are declared (S77). */
export const siteSettings = z.strictObject({
  name: field(catalogueName, { widget: 'text' }),
  address: field(z.string().trim().max(300).default(''), { widget: 'textarea', optional: true }),
});

export const site = siteSettings.extend({
  id: catalogueId,
  /** How many numbers were declared for it, and how many of them lead nowhere. */
  numbers: z.number(),
  unassigned: z.number(),
  /** Of the last change; a save that knows an older one is refused. */
  revision: z.number(),
  updatedAt: z.string(),
  updatedBy: z.string(),
});
export type Site = z.infer<typeof site>;
