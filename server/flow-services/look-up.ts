import { and, asc, eq, sql } from 'drizzle-orm';
import type { Service } from '#runtime/engine/ports.ts';
import { readValue } from '../data-files/read-value.ts';
import { rowKey } from '../data-files/row-keys.ts';
import { dataFiles, dataRows } from '../db/tables/index.ts';
import { cleanText } from '../db/to-jsonb.ts';
import { failed } from './failed.ts';
import type { FlowServiceOptions } from './flow-services.ts';

/** The first row of a data file whose column has a value, however the value is written. */
export function lookUp({ db }: Pick<FlowServiceOptions, 'db'>): Service<'lookup'> {
  return async ({ file, column, value }) => {
    const [known] = await db.select().from(dataFiles).where(eq(dataFiles.id, file));
    if (!known) return failed('unknown-data-file');
    const sought = known.columns.find(({ name }) => name === column);
    if (!sought) return failed('unknown-column');
    // Numbers in flows have a decimal point, whatever the file had.
    const rules = { country: known.country, decimalComma: false };
    const { value: canonical } = readValue(cleanText(value), sought.type, rules);
    if (canonical === null) return { outcome: 'not-found', data: {} };
    const matches = sought.key
      ? sql`${dataRows.keys} @> array[${rowKey(column, canonical)}]::text[]`
      : sql`${dataRows.record} ->> ${column}::text = ${String(canonical)}`;
    // The import is found in the same statement, because a newer file may take its place at any moment.
    const [row] = await db
      .select({ record: dataRows.record })
      .from(dataFiles)
      .innerJoin(dataRows, eq(dataRows.importId, dataFiles.importId))
      .where(and(eq(dataFiles.id, file), matches))
      .orderBy(asc(dataRows.position))
      .limit(1);
    return row ? { outcome: 'found', data: { record: row.record } } : { outcome: 'not-found', data: {} };
  };
}
