import { pgTable, text } from 'drizzle-orm/pg-core';

export const didRanges = pgTable('did_ranges', {
  id: text('id').primaryKey(),
  site: text('site').notNull(),
  first: text('first').notNull(),
  last: text('last').notNull(),
});
