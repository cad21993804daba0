import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { ContactEvent, TraceEntry } from '#schemas/effects/contact.ts';
import type { Effect } from '#schemas/effects/index.ts';
import { moment } from './columns.ts';

/** What happened to each contact, in order; the state of a contact is a fold of its lines. */
export const journal = pgTable(
  'journal',
  {
    contactId: text('contact_id').notNull(),
    seq: integer('seq').notNull(),
    at: moment('at').notNull(),
    event: jsonb('event').$type<ContactEvent>().notNull(),
    trace: jsonb('trace').$type<TraceEntry[]>().notNull(),
    effects: jsonb('effects').$type<Effect[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.contactId, table.seq] })],
);
