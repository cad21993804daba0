import { pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** Work that one server at a time does for all, such as distribution. */
export const leases = pgTable('leases', {
  work: text('work').primaryKey(),
  /** The running server that does it. */
  owner: text('owner').notNull(),
  until: moment('until').notNull(),
});
