import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** Who saved last what is saved as a whole, such as the list of pause reasons: a save that knows an older one is refused. */
export const revisions = pgTable('revisions', {
  key: text('key').primaryKey(),
  revision: integer('revision').notNull(),
  updatedAt: moment('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
});
