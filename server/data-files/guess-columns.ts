import type { ImportColumn } from '#schemas/api/data-files.ts';
import { type ColumnType, MAX_DATA_COLUMNS } from '#schemas/domain/data-file.ts';
import { type ReadingRules, readValue } from './read-value.ts';

/** Proposes the columns of a file from its header and first rows: names that flows can use, types, keys. */
export function guessColumns(header: readonly string[] | null, rows: readonly string[][], rules: ReadingRules) {
  const width = Math.min(MAX_DATA_COLUMNS, Math.max(header?.length ?? 0, ...rows.map((row) => row.length)));
  const taken = new Set<string>();
  const columns = Array.from({ length: width }, (_, index): ImportColumn => {
    const label = header?.[index]?.trim() ?? '';
    const cells = rows.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== '');
    const type = guessType(label, cells, rules);
    return {
      index,
      label: label.slice(0, 200),
      name: freeName(toName(label, index), taken),
      type,
      key: isKey(label, type),
    };
  });
  const [first] = columns;
  // A file that nobody can be found in is of no use.
  if (first && columns.every(({ key }) => !key)) first.key = true;
  return columns;
}

const PHONE_WORDS = /^(tel|phone|mobile|portable|gsm|fax)|(phone|mobile)$/i;
const KEY_WORDS = /(^|_)(id|ref|reference|num|numero|number|no|email|mail)(_|$)|^code$/i;

function isKey(label: string, type: ColumnType): boolean {
  return type === 'phone' || (type !== 'date' && type !== 'boolean' && KEY_WORDS.test(words(label)));
}

function guessType(label: string, cells: readonly string[], rules: ReadingRules): ColumnType {
  const isCalledPhone = PHONE_WORDS.test(words(label));
  const looksLikePhone = cells.every((cell) => /^(\+|0\d)[\d\s./()-]{7,}$/.test(cell));
  const share = (type: ColumnType) => cells.filter((cell) => readValue(cell, type, rules).fits).length / cells.length;
  if (cells.length === 0) return isCalledPhone ? 'phone' : 'text';
  if ((isCalledPhone || looksLikePhone) && share('phone') >= 0.5) return 'phone';
  if (share('date') === 1) return 'date';
  // A leading zero (a postal code) or too many digits for a number mean that it is none.
  if (share('number') === 1 && !cells.some((cell) => /^0\d/.test(cell) || cell.length > 15)) return 'number';
  if (share('boolean') === 1) return 'boolean';
  return 'text';
}

function words(label: string): string {
  const plain = label.normalize('NFKD').replace(/\p{M}/gu, '');
  return plain.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
}

function toName(label: string, index: number): string {
  const name = words(label).toLowerCase().slice(0, 58);
  if (name === '') return `column_${index + 1}`;
  return /^[a-z]/.test(name) ? name : `c_${name}`;
}

function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}_${number}`;
  taken.add(free);
  return free;
}
