import { and, eq } from 'drizzle-orm';
import type { DataColumn, DataRecord } from '#schemas/domain/data-file.ts';
import type { Database } from '../db/open.ts';
import { dataRows } from '../db/tables/index.ts';
import { rowKeys } from './row-keys.ts';

/** Puts values into a row, with the keys that follow from them. To be called with the row locked. */
export async function writeRecord(
  tx: Database,
  { importId, position }: { importId: string; position: number },
  { columns, record }: { columns: readonly DataColumn[]; record: DataRecord },
): Promise<void> {
  await tx
    .update(dataRows)
    .set({ record, keys: rowKeys(columns, record) })
    .where(and(eq(dataRows.importId, importId), eq(dataRows.position, position)));
}
