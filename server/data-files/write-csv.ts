import Papa from 'papaparse';
import type { DataValue } from '#schemas/domain/data-file.ts';
import type { Language } from '../errors.ts';
import { inSlices } from '../in-slices.ts';

/** Spreadsheets take a byte order mark as the sign of UTF-8. */
const MARK = '\ufeff';

/** As spreadsheets of a language open CSV without asking: where the comma is decimal, cells are parted otherwise. */
const WRITTEN: Record<Language, { delimiter: string; decimal: string }> = {
  en: { delimiter: ',', decimal: '.' },
  fr: { delimiter: ';', decimal: ',' },
};

type Rows = readonly (readonly DataValue[])[];

/**
 * Rows as CSV for spreadsheets. Text that one of them would run as a formula gets an apostrophe before it.
 * @param language Of whoever opens it; files that other programs read are in English.
 */
export async function writeCsv(header: readonly string[], rows: Rows, language: Language = 'en'): Promise<Uint8Array> {
  const parts = [Buffer.from(`${MARK}${write([header], language)}`)];
  for await (const slice of inSlices(rows)) parts.push(Buffer.from(write(slice, language)));
  return Buffer.concat(parts);
}

function write(rows: Rows, language: Language): string {
  const { delimiter, decimal } = WRITTEN[language];
  const cell = (value: DataValue) =>
    typeof value === 'number' ? String(value).replace('.', decimal) : harmless(value);
  const text = Papa.unparse(
    rows.map((row) => row.map(cell)),
    { newline: '\r\n', delimiter },
  );
  return `${text}\r\n`;
}

function harmless(value: DataValue): DataValue {
  if (typeof value !== 'string' || !/^[=+\-@\t\r]/.test(value)) return value;
  // A phone number or an amount is no formula.
  return /^[+-][\d\s.,]+$/.test(value) ? value : `'${value}`;
}
