import { pgTable, text } from 'drizzle-orm/pg-core';
import { sites } from './sites.ts';

/** Numbers that a carrier delivers, declared for a site (S77). */
export const didRanges = pgTable('did_ranges', {
  id: text('id').primaryKey(),
  siteId: text('site_id')
    .notNull()
    .references(() => sites.id),
  first: text('first').notNull(),
  last: text('last').notNull(),
});
