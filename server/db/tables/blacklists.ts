import { pgTable, text } from 'drizzle-orm/pg-core';

/** Lists of callers that flows may turn away. */
export const blacklists = pgTable('blacklists', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  country: text('country').notNull(),
});
