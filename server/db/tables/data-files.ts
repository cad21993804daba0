import { integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { DataColumn } from '#schemas/domain/data-file.ts';
import { moment } from './columns.ts';

/** Data files; their rows are those of their latest import that came to its end. */
export const dataFiles = pgTable('data_files', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  country: text('country').notNull(),
  columns: jsonb('columns').$type<DataColumn[]>().notNull(),
  importId: text('import_id').notNull(),
  rows: integer('rows').notNull(),
  bytes: integer('bytes').notNull(),
  importedAt: moment('imported_at').notNull(),
  importedBy: text('imported_by').notNull(),
});
