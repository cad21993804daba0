import Papa from 'papaparse';
import type { DataValue } from '#schemas/domain/data-file.ts';
import { inSlices } from '../in-slices.ts';

/** Spreadsheets take a byte order mark as the sign of UTF-8. */
const MARK = '\ufeff';

/** Rows as CSV for spreadsheets. Text that one of them would run as a formula gets an apostrophe before it. */
export async function writeCsv(
  header: readonly string[],
  rows: readonly (readonly DataValue[])[],
): Promise<Uint8Array> {
  const parts = [Buffer.from(`${MARK}${write([header])}`)];
  for await (const slice of inSlices(rows)) parts.push(Buffer.from(write(slice)));
  return Buffer.concat(parts);
}

function write(rows: readonly (readonly DataValue[])[]): string {
  const text = Papa.unparse(
    rows.map((row) => row.map(harmless)),
    { newline: '\r\n' },
  );
  return `${text}\r\n`;
}

function harmless(value: DataValue): DataValue {
  if (typeof value !== 'string' || !/^[=+\-@\t\r]/.test(value)) return value;
  // A phone number or an amount is no formula.
  return /^[+-][\d\s.,]+$/.test(value) ? value : `'${value}`;
}
