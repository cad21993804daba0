import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';

/** What is done once in the life of an installation, such as loading the samples. */
export const installation = pgTable('installation', {
  key: text('key').primaryKey(),
  value: jsonb('value').$type<unknown>().notNull(),
});
