import { sql } from 'drizzle-orm';
import { doublePrecision, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytes, moment } from './columns.ts';

/** Recordings of callers. A row is written with the journal line that tells of it; the sound is fetched afterwards. */
export const recordings = pgTable(
  'recordings',
  {
    contactId: text('contact_id').notNull(),
    id: text('id').notNull(),
    /** The conversation it was made of; null for a recording of the flow. */
    conversationId: text('conversation_id'),
    /** When it is to be deleted; null keeps it. */
    deleteAt: moment('delete_at'),
    seconds: doublePrecision('seconds').notNull(),
    /** Null until it has been fetched from the telephone system. */
    wav: bytes('wav'),
    attempts: integer('attempts').notNull().default(0),
    /** When to try next; null once it has been fetched and deleted there, or given up. */
    nextAttemptAt: moment('next_attempt_at'),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.id] }),
    index('recordings_conversation').on(table.conversationId).where(sql`conversation_id is not null`),
    index('recordings_delete').on(table.deleteAt).where(sql`delete_at is not null`),
    index('recordings_pending').on(table.nextAttemptAt).where(sql`next_attempt_at is not null`),
  ],
);
