import { pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** Places for which numbers are declared (S77). */
export const sites = pgTable('sites', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  address: text('address').notNull().default(''),
  updatedAt: moment('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
});
