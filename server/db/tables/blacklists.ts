import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** Lists of callers that flows may turn away. */
export const blacklists = pgTable('blacklists', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  country: text('country').notNull(),
  revision: integer('revision').notNull().default(1),
  updatedAt: moment('updated_at').notNull().defaultNow(),
  /** Empty for lists older than this column. */
  updatedBy: text('updated_by').notNull().default(''),
});
