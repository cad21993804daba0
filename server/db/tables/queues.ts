import { integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { QueueSettings } from '#schemas/domain/queue.ts';
import { moment } from './columns.ts';

/** Where contacts wait for agents. The id is the queue's number. */
export const queues = pgTable('queues', {
  id: text('id').primaryKey(),
  settings: jsonb('settings').$type<QueueSettings>().notNull(),
  revision: integer('revision').notNull().default(1),
  updatedAt: moment('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
});
