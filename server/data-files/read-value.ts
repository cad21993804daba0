import type { ColumnType, DataValue } from '#schemas/domain/data-file.ts';
import { canonicalPhone, validPhone } from '../phone-numbers.ts';

export interface ReadingRules {
  country: string;
  /** `1,5` is one and a half, not fifteen. */
  decimalComma: boolean;
}

/**
 * A cell as the value of a column.
 * @returns `fits` is false where the text is not of the type: it is left empty then, but for a phone number, which is
 * kept as it stands because somebody may still read it.
 */
export function readValue(text: string, type: ColumnType, rules: ReadingRules): { value: DataValue; fits: boolean } {
  const plain = text.trim();
  if (plain === '') return { value: null, fits: true };
  if (type === 'text') return { value: plain, fits: true };
  if (type === 'phone') {
    const number = validPhone(plain, rules.country);
    return { value: number ?? canonicalPhone(plain, rules.country) ?? plain, fits: number !== null };
  }
  const value = READ[type](plain, rules);
  return { value, fits: value !== null };
}

const READ = { number: readNumber, boolean: readBoolean, date: readDate };

/** Thousands may be parted by spaces, apostrophes, commas or points, in groups of three. */
function readNumber(text: string, { decimalComma }: ReadingRules): number | null {
  const grouped = /^[+-]?\d{1,3}(?:[\s'’]\d{3})+(?:[.,]\d+)?$/.test(text);
  const plain = grouped ? text.replace(/[\s'’]/g, '') : text;
  const lastComma = plain.lastIndexOf(',');
  const commas = plain.split(',').length - 1;
  const isDecimalComma = plain.includes('.')
    ? lastComma > plain.lastIndexOf('.')
    : commas === 1 && (decimalComma || grouped);
  const english = isDecimalComma ? plain.replace(/[.,]/g, (mark) => (mark === ',' ? '.' : ',')) : plain;
  if (!/^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?(?:e[+-]?\d{1,3})?$/i.test(english) || !/\d/.test(english))
    return null;
  const number = Number(english.replaceAll(',', ''));
  return Number.isFinite(number) ? number : null;
}

const YES = new Set(['true', 'yes', 'y', 'oui', 'o', 'vrai', '1', 'x']);
const NO = new Set(['false', 'no', 'n', 'non', 'faux', '0']);

function readBoolean(text: string): boolean | null {
  const word = text.toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}

/** `2026-12-25`, or day, month and year; month first only where it cannot be otherwise. */
function readDate(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return toDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const [, first, second, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  if (year === undefined) return null;
  const [day, month] = [Number(first), Number(second)];
  return month > 12 ? toDate(Number(year), day, month) : toDate(Number(year), month, day);
}

function toDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}
