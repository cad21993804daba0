import { index, pgTable, text } from 'drizzle-orm/pg-core';
import type { VersionAlias } from '#schemas/domain/did.ts';
import { campaigns } from './campaigns.ts';
import { didRanges } from './did-ranges.ts';
import { flows } from './flows.ts';

/** Every number of every range, one row each: the key keeps ranges from overlapping. */
export const dids = pgTable(
  'dids',
  {
    /** The number without its +: carriers deliver it either way. */
    digits: text('digits').primaryKey(),
    number: text('number').notNull(),
    rangeId: text('range_id')
      .notNull()
      .references(() => didRanges.id),
    /** A flow, or the campaign whose flow its calls run; at most one of them. */
    flowId: text('flow_id').references(() => flows.id),
    campaignId: text('campaign_id').references(() => campaigns.id),
    alias: text('alias').$type<VersionAlias>().notNull().default('live'),
  },
  (table) => [
    index('dids_range').on(table.rangeId),
    index('dids_flow').on(table.flowId),
    index('dids_campaign').on(table.campaignId),
  ],
);
