import { pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** Servers on this database. A contact belongs to an incarnation: a server that starts again is a new one. */
export const serverNodes = pgTable('server_nodes', {
  id: text('id').primaryKey(),
  incarnation: text('incarnation').notNull(),
  startedAt: moment('started_at').notNull(),
  /** Until then it counts as alive; every heartbeat moves it on. */
  leaseUntil: moment('lease_until').notNull(),
});
