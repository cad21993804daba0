import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { blacklists } from './blacklists.ts';
import { moment } from './columns.ts';

export const blacklistNumbers = pgTable(
  'blacklist_numbers',
  {
    listId: text('list_id')
      .notNull()
      .references(() => blacklists.id, { onDelete: 'cascade' }),
    number: text('number').notNull(),
    note: text('note').notNull(),
    addedAt: moment('added_at').notNull(),
    addedBy: text('added_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.listId, table.number] })],
);
