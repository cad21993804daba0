import { describe, expect, test } from 'vitest';
import { readCsv } from './read-csv.ts';
import { readValue } from './read-value.ts';

const rules = { country: 'FR', decimalComma: true };
const english = { country: 'GB', decimalComma: false };

describe('a number', () => {
  test.each([
    ['12', 12],
    ['-3,5', -3.5],
    ['1 234,50', 1234.5],
    ['1\u202f234\u202f567', 1234567],
    ['1.234,5', 1234.5],
    ['1.5', 1.5],
    ["12'345.67", 12345.67],
    ['.5', 0.5],
    ['2e3', 2000],
  ])('%s with a decimal comma is %d', (text, value) => {
    expect(readValue(text, 'number', rules)).toEqual({ value, fits: true });
  });

  test.each([
    ['1,234', 1234],
    ['1,234.5', 1234.5],
    ['1234.5', 1234.5],
    ['1,234,567', 1234567],
  ])('%s with a decimal point is %d', (text, value) => {
    expect(readValue(text, 'number', english)).toEqual({ value, fits: true });
  });

  test.each(['', 'douze', '1 2', '06 12 34', '1,2,3', '--1', '1e999', '.', 'NaN', '0x10'])('%j is none', (text) => {
    expect(readValue(text, 'number', rules).value).toBeNull();
  });
});

test.each([
  ['25/12/2026', '2026-12-25'],
  ['2026-2-3', '2026-02-03'],
  ['03.04.2026', '2026-04-03'],
  // Nowhere is there a 25th month.
  ['12/25/2026', '2026-12-25'],
  ['31/02/2026', null],
  ['2026', null],
])('the date %s is %s', (text, value) => {
  expect(readValue(text, 'date', rules).value).toBe(value);
});

test('a phone number that is none stays readable', () => {
  expect(readValue('01 42 68 53 00', 'phone', rules)).toEqual({ value: '+33142685300', fits: true });
  expect(readValue('142685300', 'phone', rules)).toEqual({ value: '+33142685300', fits: true });
  expect(readValue('020 7946 0000', 'phone', english)).toEqual({ value: '+442079460000', fits: true });
  expect(readValue('poste 12', 'phone', rules)).toEqual({ value: 'poste 12', fits: false });
  expect(readValue('+33 1', 'phone', rules)).toEqual({ value: '+331', fits: false });
});

test('rows are the same wherever a file is cut into chunks', () => {
  const row = (index: number) => [`${index}`, `"quoted"\n${'é'.repeat(index % 40)}`, index % 3 === 0 ? '' : 'x;y'];
  const rows = Array.from({ length: 6000 }, (_, index) => row(index));
  const text = rows
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""').replaceAll('\n', '\r\n')}"`).join(';'))
    .join('\r\n');
  const read = [...readCsv(new TextEncoder().encode(`${text}\r\n\r\n;;\r\n`), { separator: ';', encoding: 'utf-8' })];
  expect(read.length).toBeGreaterThan(3);
  expect(read.flat()).toEqual(rows);
});
