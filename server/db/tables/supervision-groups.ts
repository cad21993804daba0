import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** Teams that limit what a supervisor sees (S94). Who belongs to one says so in their profile. */
export const supervisionGroups = pgTable('supervision_groups', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  revision: integer('revision').notNull().default(1),
  updatedAt: moment('updated_at').notNull().defaultNow(),
  /** Empty for groups older than this column. */
  updatedBy: text('updated_by').notNull().default(''),
});
