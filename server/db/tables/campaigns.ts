import { boolean, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { InboundSettings } from '#schemas/domain/inbound-campaign.ts';
import { moment } from './columns.ts';

/** Campaigns. Their calls run the flow that is made from their settings. */
export const campaigns = pgTable('campaigns', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  kind: text('kind').$type<'inbound'>().notNull(),
  active: boolean('active').notNull().default(false),
  settings: jsonb('settings').$type<InboundSettings>().notNull(),
  revision: integer('revision').notNull().default(1),
  createdAt: moment('created_at').notNull().defaultNow(),
  updatedAt: moment('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
});
