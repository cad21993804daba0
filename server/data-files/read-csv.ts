import { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import Papa from 'papaparse';
import type { CsvFormat } from '#schemas/api/data-files.ts';

const CHUNK_BYTES = 64 * 1024;

/** The rows of a CSV file one by one, as texts; empty ones are left out. Only a chunk at a time is decoded. */
export async function* readCsv(
  bytes: Uint8Array,
  { separator, encoding }: Pick<CsvFormat, 'separator' | 'encoding'>,
): AsyncGenerator<string[]> {
  const rows = Papa.parse(Papa.NODE_STREAM_INPUT, { delimiter: separator, skipEmptyLines: 'greedy' });
  Readable.from(decode(bytes, encoding), { objectMode: false }).pipe(rows);
  // Papa Parse types its stream for any input; without a header it gives lists of texts.
  for await (const row of rows as AsyncIterable<string[]>) yield row;
}

/** The beginning of a file, whose last row may be cut short. */
export function readCsvStart(
  bytes: Uint8Array,
  { separator, encoding, rows }: Pick<CsvFormat, 'separator' | 'encoding'> & { rows: number },
): string[][] {
  const text = [...decode(bytes, encoding)].join('');
  const { data } = Papa.parse<string[]>(text, { delimiter: separator, skipEmptyLines: 'greedy', preview: rows + 1 });
  return data.slice(0, rows);
}

function* decode(bytes: Uint8Array, encoding: CsvFormat['encoding']): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    const text = decoder.decode(bytes.subarray(at, at + CHUNK_BYTES), { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
