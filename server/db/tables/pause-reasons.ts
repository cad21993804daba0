import { boolean, integer, pgTable, text } from 'drizzle-orm/pg-core';

/** Why agents pause, in the order in which they are offered. */
export const pauseReasons = pgTable('pause_reasons', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  productive: boolean('productive').notNull().default(false),
  limitMinutes: integer('limit_minutes').notNull().default(0),
  position: integer('position').notNull(),
});
