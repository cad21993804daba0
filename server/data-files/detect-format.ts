import { TextDecoder } from 'node:util';
import Papa from 'papaparse';
import type { CsvFormat } from '#schemas/api/data-files.ts';

const SEPARATORS = [';', '\t', ',', '|'] as const;
/** Rows that are compared to tell the separator. */
const SAMPLE_ROWS = 50;

/** How a CSV file is written, as far as it can be seen from its beginning. */
export function detectFormat(bytes: Uint8Array): CsvFormat {
  const encoding = detectEncoding(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  const separator = detectSeparator(text);
  return { separator, encoding, header: hasHeader(text, separator) };
}

/** A byte order mark says it; else what reads as UTF-8 is UTF-8, and everything else what Windows writes. */
function detectEncoding(bytes: Uint8Array): CsvFormat['encoding'] {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  try {
    // The beginning of a file may end inside a character, which is no reason to doubt it.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** The one that cuts all rows into the same number of columns; of several such, the one that makes the most. */
function detectSeparator(text: string): CsvFormat['separator'] {
  let best: { separator: CsvFormat['separator']; score: number } = { separator: ',', score: 0 };
  for (const separator of SEPARATORS) {
    const { data } = Papa.parse<string[]>(text, {
      delimiter: separator,
      skipEmptyLines: 'greedy',
      preview: SAMPLE_ROWS,
    });
    const widths = data.map((row) => row.length);
    const width = widths[0] ?? 1;
    if (width < 2) continue;
    const alike = widths.filter((other) => other === width).length / widths.length;
    const score = alike * 1000 + Math.min(width, 999);
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

/** A first row without empty or numeric cells, each of them different, names columns. */
function hasHeader(text: string, separator: CsvFormat['separator']): boolean {
  const { data } = Papa.parse<string[]>(text, { delimiter: separator, skipEmptyLines: 'greedy', preview: 1 });
  const cells = (data[0] ?? []).map((cell) => cell.trim());
  const named = cells.filter((cell) => cell !== '');
  return named.length > 0 && new Set(named).size === named.length && named.every((cell) => !/^[+\d(]/.test(cell));
}
