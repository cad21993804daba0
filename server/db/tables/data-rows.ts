import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { DataRecord } from '#schemas/domain/data-file.ts';

/**
 * Rows of data files, import by import: a newer file is written beside the rows that are in use, which it replaces in one
 * step, so that no look-up waits for an import or sees half of one.
 */
export const dataRows = pgTable(
  'data_rows',
  {
    importId: text('import_id').notNull(),
    position: integer('position').notNull(),
    record: jsonb('record').$type<DataRecord>().notNull(),
    /** `column=value` of each key column. */
    keys: text('keys').array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.position] }),
    index('data_rows_keys').using('gin', table.keys),
  ],
);
