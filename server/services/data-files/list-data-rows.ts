import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { listDataRows as contract } from '#schemas/api/data-files.ts';
import { dataFiles, dataRows } from '../../db/tables/index.ts';
import { verb } from '../verb.ts';
import { readDataFile } from './select-data-files.ts';

export const listDataRows = verb(contract, async ({ context: { db }, params: { id }, query }) => {
  await readDataFile(db, id);
  const found = await db
    .select({ position: dataRows.position, record: dataRows.record })
    .from(dataFiles)
    .innerJoin(dataRows, eq(dataRows.importId, dataFiles.importId))
    .where(
      and(
        eq(dataFiles.id, id),
        query.after === undefined ? undefined : gt(dataRows.position, query.after),
        query.search ? holds(query.search) : undefined,
      ),
    )
    .orderBy(asc(dataRows.position))
    .limit(query.limit + 1);
  const rows = found.slice(0, query.limit);
  return { rows, next: found.length > query.limit ? (rows.at(-1)?.position ?? null) : null };
});

/** Some value of the row has the text in it; the names of the columns do not count. */
function holds(text: string) {
  const pattern = `%${text.replace(/[\\%_]/g, (special) => `\\${special}`)}%`;
  return sql`exists (select 1 from jsonb_each_text(${dataRows.record}) as cell where cell.value ilike ${pattern})`;
}
