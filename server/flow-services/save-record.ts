import { and, asc, eq, sql } from 'drizzle-orm';
import type { Outcome, Service } from '#runtime/engine/ports.ts';
import type { DataColumn, DataRecord, DataValue } from '#schemas/domain/data-file.ts';
import type { Value } from '#schemas/flow/variable.ts';
import { addRecord } from '../data-files/add-record.ts';
import { readValue } from '../data-files/read-value.ts';
import { rowKey } from '../data-files/row-keys.ts';
import { writeRecord } from '../data-files/write-record.ts';
import type { Database } from '../db/open.ts';
import { dataFiles, dataRows } from '../db/tables/index.ts';
import { cleanText } from '../db/to-jsonb.ts';
import { recordAudit } from '../services/audit.ts';
import { failed } from './failed.ts';
import type { FlowServiceOptions } from './flow-services.ts';

type File = typeof dataFiles.$inferSelect;

/**
 * Writes the columns that a script's variables stand for into the record that its key finds; the first one, as a look-up
 * finds it. Whom nobody knows yet gets a record. Carried out again, it writes the same.
 */
export function saveRecord({ db }: Pick<FlowServiceOptions, 'db'>): Service<'save-record'> {
  return async ({ file: id, key, values }, { contactId }) =>
    db.transaction(async (tx): Promise<Outcome> => {
      // Others write rows at the same time; a newer file cannot take their place meanwhile.
      const [file] = await tx.select().from(dataFiles).where(eq(dataFiles.id, id)).for('no key update');
      if (!file) return failed('unknown-data-file');
      const sought = file.columns.find(({ name }) => name === key.column);
      if (!sought) return failed('unknown-column');
      const found = readCell(key.value, sought, file);
      if (!found.fits || found.value === null) return failed('no-key');
      const cells: DataRecord = {};
      for (const [name, value] of Object.entries(values)) {
        const column = file.columns.find((one) => one.name === name);
        if (!column) return failed('unknown-column');
        const cell = readCell(value, column, file);
        if (!cell.fits) return failed('wrong-type');
        cells[name] = cell.value;
      }
      const position = await write(tx, file, { key: { column: sought, value: found.value }, cells });
      if (position === null) return failed('too-many-rows');
      await recordAudit(tx, {
        user: 'script',
        action: 'data-file.save-record',
        entity: 'data-file',
        entityId: id,
        details: { position, columns: Object.keys(cells), contactId },
      });
      return { outcome: 'saved', data: {} };
    });
}

interface Saving {
  key: { column: DataColumn; value: Exclude<DataValue, null> };
  cells: DataRecord;
}

/** @returns Where the record is; null when the file is full. */
async function write(tx: Database, file: File, { key, cells }: Saving): Promise<number | null> {
  const { importId, columns } = file;
  const matches = key.column.key
    ? sql`${dataRows.keys} @> array[${rowKey(key.column.name, key.value)}]::text[]`
    : sql`${dataRows.record} ->> ${key.column.name}::text = ${String(key.value)}`;
  const [row] = await tx
    .select({ position: dataRows.position, record: dataRows.record })
    .from(dataRows)
    .where(and(eq(dataRows.importId, importId), matches))
    .orderBy(asc(dataRows.position))
    .limit(1)
    .for('update');
  if (row) {
    await writeRecord(tx, { importId, position: row.position }, { columns, record: { ...row.record, ...cells } });
    return row.position;
  }
  return addRecord(tx, file, { [key.column.name]: key.value, ...cells });
}

/** Lists are kept as text, a date-time as its day. */
function readCell(value: Value, { type }: DataColumn, { country }: File): { value: DataValue; fits: boolean } {
  if (value === null || value === '') return { value: null, fits: true };
  const text = typeof value === 'object' ? JSON.stringify(value) : cleanText(String(value));
  return readValue(type === 'date' ? text.slice(0, 10) : text, type, { country, decimalComma: false });
}
