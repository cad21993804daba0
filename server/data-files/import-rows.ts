import { randomUUID } from 'node:crypto';
import { and, asc, eq, gt, gte, lt, sql } from 'drizzle-orm';
import type { CsvFormat, ImportColumn, ImportReport } from '#schemas/api/data-files.ts';
import { type DataRecord, MAX_DATA_FILE_ROWS } from '#schemas/domain/data-file.ts';
import type { Database } from '../db/open.ts';
import { dataFiles, dataRows } from '../db/tables/index.ts';
import { toJsonb } from '../db/to-jsonb.ts';
import { ServiceError } from '../errors.ts';
import { ruleIssue } from '../texts/rule-issue.ts';
import { readCsv } from './read-csv.ts';
import { readValue } from './read-value.ts';
import { rowKeys } from './row-keys.ts';

/** Rows written at once; between two batches the database serves others. */
const BATCH_ROWS = 500;
const MOST_EXAMPLES = 20;
const EXAMPLE_CHARACTERS = 80;
/** An import takes minutes at most; what is older and belongs to no file was cut off by a crash. */
const LEFTOVER_AFTER_MS = 24 * 3_600_000;

interface Import {
  bytes: Uint8Array;
  format: CsvFormat;
  columns: readonly ImportColumn[];
  country: string;
}

/**
 * Writes the rows of a file beside all others; they count once a data file names the import.
 * @throws ServiceError `invalid-input` for too many rows, or none
 */
export async function importRows(db: Database, source: Import): Promise<{ importId: string; report: ImportReport }> {
  const importId = `${new Date().toISOString()} ${randomUUID()}`;
  try {
    return { importId, report: await writeRows(db, importId, source) };
  } catch (error) {
    await removeRows(db, importId);
    throw error;
  }
}

async function writeRows(db: Database, importId: string, source: Import): Promise<ImportReport> {
  const { bytes, format, columns, country } = source;
  refuseSize(bytes, format);
  const rules = { country, decimalComma: format.separator !== ',' };
  const report: ImportReport = { rows: 0, misfits: 0, examples: [] };
  let line = 0;
  let batch: { position: number; record: DataRecord; keys: string[] }[] = [];
  for (const cells of rowsOf(bytes, format)) {
    line += 1;
    if (line === 1 && format.header) continue;
    const record: DataRecord = {};
    for (const { index, name, type } of columns) {
      const text = cells[index] ?? '';
      const { value, fits } = readValue(text, type, rules);
      record[name] = value;
      if (!fits) noteMisfit(report, { line, column: name, value: text.slice(0, EXAMPLE_CHARACTERS) });
    }
    batch.push({ position: report.rows, record, keys: rowKeys(columns, record) });
    report.rows += 1;
    if (batch.length < BATCH_ROWS) continue;
    await insertRows(db, importId, batch);
    batch = [];
  }
  await insertRows(db, importId, batch);
  return report;
}

function* rowsOf(bytes: Uint8Array, format: CsvFormat): Generator<string[]> {
  for (const rows of readCsv(bytes, format)) yield* rows;
}

/** Reading the file twice costs little beside writing rows that are removed again. */
function refuseSize(bytes: Uint8Array, format: CsvFormat): void {
  let rows = format.header ? -1 : 0;
  for (const chunk of readCsv(bytes, format)) rows += chunk.length;
  const rule = rows < 1 ? 'file-without-rows' : rows > MAX_DATA_FILE_ROWS ? 'too-many-rows' : null;
  if (rule) throw new ServiceError('invalid-input', { issues: [ruleIssue(['file'], rule)] });
}

function noteMisfit(report: ImportReport, example: ImportReport['examples'][number]): void {
  report.misfits += 1;
  if (report.examples.length < MOST_EXAMPLES) report.examples.push(example);
}

async function insertRows(db: Database, importId: string, batch: readonly object[]): Promise<void> {
  if (batch.length === 0) return;
  await db.execute(sql`
    insert into ${dataRows} (import_id, position, record, keys)
    select ${importId}, (one->>'position')::int, one->'record', array(select jsonb_array_elements_text(one->'keys'))
    from jsonb_array_elements(${toJsonb(batch)}::jsonb) as one
  `);
}

/** Removes the rows of an import, in portions that keep nobody waiting. */
export async function removeRows(db: Database, importId: string): Promise<void> {
  const portion = 10 * BATCH_ROWS;
  for (let from = 0; from <= MAX_DATA_FILE_ROWS; from += portion) {
    const removed = await db
      .delete(dataRows)
      .where(and(eq(dataRows.importId, importId), gte(dataRows.position, from), lt(dataRows.position, from + portion)))
      .returning({ position: dataRows.position });
    if (removed.length === 0) return;
  }
}

/** Removes what imports left behind that never came to their end. Goes from import to import, not from row to row. */
export async function removeUnfinishedImports(db: Database): Promise<void> {
  const latest = new Date(Date.now() - LEFTOVER_AFTER_MS).toISOString();
  const files = await db.select({ importId: dataFiles.importId }).from(dataFiles);
  const used = new Set(files.map(({ importId }) => importId));
  for (let after = ''; ; ) {
    const [next] = await db
      .select({ importId: dataRows.importId })
      .from(dataRows)
      .where(and(gt(dataRows.importId, after), lt(dataRows.importId, latest)))
      .orderBy(asc(dataRows.importId))
      .limit(1);
    if (!next) return;
    after = next.importId;
    if (!used.has(after)) await removeRows(db, after);
  }
}
