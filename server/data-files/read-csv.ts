import { TextDecoder } from 'node:util';
import Papa from 'papaparse';
import type { CsvFormat } from '#schemas/api/data-files.ts';

interface Reading extends Pick<CsvFormat, 'separator' | 'encoding'> {
  /** Empty rows are given, too, so that rows can be counted as a spreadsheet does. */
  keepEmpty?: boolean;
}

const CHUNK_BYTES = 64 * 1024;

/** The rows of a CSV file as texts, a chunk of the file at a time; empty rows are left out unless they are asked for. */
export function* readCsv(bytes: Uint8Array, { separator, encoding, keepEmpty }: Reading): Generator<string[][]> {
  const parser = new Papa.Parser({ delimiter: separator, newline: '\n' });
  let unread = '';
  for (const { text, isLast } of decode(bytes, encoding)) {
    unread += text;
    // The last row of a chunk may go on in the next one.
    const { data, meta } = parser.parse(unread, 0, !isLast);
    unread = unread.slice(meta.cursor);
    // Papa Parse types what it finds as anything; without a header these are lists of texts.
    const rows = data as string[][];
    yield keepEmpty ? rows : rows.filter(hasContent);
  }
}

/** The first rows of a file, or of the beginning of one. */
export function readCsvStart(bytes: Uint8Array, format: Reading & { rows: number }): string[][] {
  const found: string[][] = [];
  for (const rows of readCsv(bytes, format)) {
    found.push(...rows);
    if (found.length >= format.rows) break;
  }
  return found.slice(0, format.rows);
}

export function hasContent(row: readonly string[]): boolean {
  return row.some((cell) => cell.trim() !== '');
}

/** Text in chunks, with `\n` at the end of lines whatever the file has. */
function* decode(bytes: Uint8Array, encoding: CsvFormat['encoding']): Generator<{ text: string; isLast: boolean }> {
  const decoder = new TextDecoder(encoding);
  let held = '';
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    const isLast = at + CHUNK_BYTES >= bytes.length;
    const text = held + decoder.decode(bytes.subarray(at, at + CHUNK_BYTES), { stream: !isLast });
    // A line feed that belongs to this carriage return may follow.
    held = !isLast && text.endsWith('\r') ? '\r' : '';
    yield { text: (held === '' ? text : text.slice(0, -1)).replace(/\r\n?/g, '\n'), isLast };
  }
}
