import Papa from 'papaparse';
import type { DataValue } from '#schemas/domain/data-file.ts';

/** Spreadsheets take a byte order mark as the sign of UTF-8. */
const MARK = '\ufeff';

/** Rows as CSV for spreadsheets. Text that one of them would run as a formula gets an apostrophe before it. */
export function writeCsv(header: readonly string[], rows: readonly (readonly DataValue[])[]): Uint8Array {
  const text = Papa.unparse([header.map(harmless), ...rows.map((row) => row.map(harmless))], { newline: '\r\n' });
  return new TextEncoder().encode(`${MARK}${text}\r\n`);
}

function harmless(value: DataValue): DataValue {
  if (typeof value !== 'string' || !/^[=+\-@\t\r]/.test(value)) return value;
  // A phone number or an amount is no formula.
  return /^[+-][\d\s.,]+$/.test(value) ? value : `'${value}`;
}
