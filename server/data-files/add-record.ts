import { eq, max, sql } from 'drizzle-orm';
import { type DataRecord, MAX_DATA_FILE_ROWS } from '#schemas/domain/data-file.ts';
import type { Database } from '../db/open.ts';
import { dataFiles, dataRows } from '../db/tables/index.ts';
import { rowKeys } from './row-keys.ts';

/**
 * Adds a row at the end of a file, which the transaction has locked; columns that are not given are empty.
 * @returns Where it is; null when the file is full.
 */
export async function addRecord(
  tx: Database,
  file: typeof dataFiles.$inferSelect,
  given: DataRecord,
): Promise<number | null> {
  const { importId, columns } = file;
  if (file.rows >= MAX_DATA_FILE_ROWS) return null;
  const [last] = await tx
    .select({ position: max(dataRows.position) })
    .from(dataRows)
    .where(eq(dataRows.importId, importId));
  const record: DataRecord = { ...Object.fromEntries(columns.map(({ name }) => [name, null])), ...given };
  const position = (last?.position ?? -1) + 1;
  await tx.insert(dataRows).values({ importId, position, record, keys: rowKeys(columns, record) });
  await tx
    .update(dataFiles)
    .set({ rows: sql`${dataFiles.rows} + 1` })
    .where(eq(dataFiles.id, file.id));
  return position;
}
