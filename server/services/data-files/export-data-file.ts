import { asc, eq } from 'drizzle-orm';
import { exportDataFile as contract } from '#schemas/api/data-files.ts';
import { writeCsv } from '../../data-files/write-csv.ts';
import { dataFiles, dataRows } from '../../db/tables/index.ts';
import { verb } from '../verb.ts';
import { readDataFile } from './select-data-files.ts';

export const exportDataFile = verb(contract, async ({ context: { db }, params: { id }, reply }) => {
  const { columns } = await readDataFile(db, id);
  const rows = await db
    .select({ record: dataRows.record })
    .from(dataFiles)
    .innerJoin(dataRows, eq(dataRows.importId, dataFiles.importId))
    .where(eq(dataFiles.id, id))
    .orderBy(asc(dataRows.position));
  reply.fileName = `${id}.csv`;
  return writeCsv(
    columns.map(({ label, name }) => label || name),
    rows.map(({ record }) => columns.map(({ name }) => record[name] ?? null)),
  );
});
