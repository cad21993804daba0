import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** Calls that callers asked for. */
export const callbacks = pgTable(
  'callbacks',
  {
    id: text('id').primaryKey(),
    /** The effect that asked for it; one that is carried out again after a crash plans nothing twice. */
    effectId: text('effect_id').notNull().unique(),
    queue: text('queue').notNull(),
    number: text('number').notNull(),
    /** Null: as soon as an agent is free. */
    dueAt: moment('due_at'),
    note: text('note').notNull(),
    contactId: text('contact_id').notNull(),
    askedAt: moment('asked_at').notNull().defaultNow(),
    /** Both null until somebody has handled it. */
    handledAt: moment('handled_at'),
    handledBy: text('handled_by'),
  },
  (table) => [
    index('callbacks_asked').on(table.askedAt, table.id),
    uniqueIndex('callbacks_open').on(table.queue, table.number).where(sql`handled_at is null`),
  ],
);
