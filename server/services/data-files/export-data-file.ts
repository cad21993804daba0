import { and, asc, eq, gt } from 'drizzle-orm';
import { exportDataFile as contract } from '#schemas/api/data-files.ts';
import type { DataColumn, DataValue } from '#schemas/domain/data-file.ts';
import { writeCsv } from '../../data-files/write-csv.ts';
import type { Database } from '../../db/open.ts';
import { dataFiles, dataRows } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { verb } from '../verb.ts';

/** Rows that are read at a time, so that calls go on in between. */
const PAGE = 1_000;

export const exportDataFile = verb(contract, async ({ context: { db }, params: { id }, reply }) => {
  // A newer file may take the place of the rows meanwhile.
  const { columns, rows } = await db.transaction((tx) => readRows(tx, id), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  });
  reply.fileName = `${id}.csv`;
  return writeCsv(
    columns.map(({ label, name }) => label || name),
    rows,
  );
});

/** @throws ServiceError `not-found` */
async function readRows(tx: Database, id: string): Promise<{ columns: DataColumn[]; rows: DataValue[][] }> {
  const [file] = await tx.select().from(dataFiles).where(eq(dataFiles.id, id));
  if (!file) throw new ServiceError('not-found');
  const { columns, importId } = file;
  const rows: DataValue[][] = [];
  for (let after = -1, more = true; more; ) {
    const page = await tx
      .select({ position: dataRows.position, record: dataRows.record })
      .from(dataRows)
      .where(and(eq(dataRows.importId, importId), gt(dataRows.position, after)))
      .orderBy(asc(dataRows.position))
      .limit(PAGE);
    for (const { record } of page) rows.push(columns.map(({ name }) => record[name] ?? null));
    after = page.at(-1)?.position ?? after;
    more = page.length === PAGE;
  }
  return { columns, rows };
}
