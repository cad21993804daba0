import {
  type CsvFormat,
  createDataFile as contract,
  type ImportColumn,
  type ImportReport,
} from '#schemas/api/data-files.ts';
import type { DataColumn } from '#schemas/domain/data-file.ts';
import { importRows, removeRows } from '../../data-files/import-rows.ts';
import type { Database } from '../../db/open.ts';
import { dataFiles } from '../../db/tables/index.ts';
import { recordAudit } from '../audit.ts';
import { insertUnderFreeId } from '../catalogue/free-ids.ts';
import { verb } from '../verb.ts';
import { readDataFile } from './select-data-files.ts';

export const createDataFile = verb(contract, async ({ context: { db }, actor, body }) => {
  const { file, ...rest } = body;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { id, report } = await insertDataFile(db, { ...rest, bytes, login: actor.user.login });
  return { dataFile: await readDataFile(db, id), report };
});

interface NewDataFile {
  name: string;
  bytes: Uint8Array;
  format: CsvFormat;
  columns: readonly ImportColumn[];
  country: string;
  login: string;
}

/** @returns The id, made from the name, and what of the source did not fit. */
export async function insertDataFile(
  db: Database,
  { name, bytes, format, columns, country, login }: NewDataFile,
): Promise<{ id: string; report: ImportReport }> {
  const { importId, report } = await importRows(db, { bytes, format, columns, country });
  const row = {
    name,
    country,
    columns: columns.map(withoutIndex),
    importId,
    rows: report.rows,
    bytes: bytes.length,
    importedAt: new Date(),
    importedBy: login,
  };
  try {
    const id = await db.transaction(async (tx) => {
      const added = await insertUnderFreeId(name, (free) =>
        tx
          .insert(dataFiles)
          .values({ ...row, id: free })
          .onConflictDoNothing()
          .returning({ id: dataFiles.id }),
      );
      await recordAudit(tx, {
        user: login,
        action: 'data-file.import',
        entity: 'data-file',
        entityId: added,
        details: { name, rows: report.rows, misfits: report.misfits },
      });
      return added;
    });
    return { id, report };
  } catch (error) {
    await removeRows(db, importId);
    throw error;
  }
}

/** Where a column stood in the source says nothing once it is imported. */
export function withoutIndex({ name, label, type, key }: ImportColumn): DataColumn {
  return { name, label, type, key };
}
