import { inflateRawSync } from 'node:zlib';
import { DOMParser } from '@xmldom/xmldom';
import { expect, test } from 'vitest';
import { writeCsv } from '../data-files/write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';

/** Reads an archive by its directory, as spreadsheets do. */
function unzip(bytes: Uint8Array): Map<string, string> {
  const buffer = Buffer.from(bytes);
  const end = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const files = new Map<string, string>();
  let at = buffer.readUInt32LE(end + 16);
  for (let left = buffer.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, length, offset] = [
      buffer.readUInt32LE(at + 20),
      buffer.readUInt16LE(at + 28),
      buffer.readUInt32LE(at + 42),
    ];
    const name = buffer.toString('latin1', at + 46, at + 46 + length);
    const from = offset + 30 + buffer.readUInt16LE(offset + 26) + buffer.readUInt16LE(offset + 28);
    files.set(name, inflateRawSync(buffer.subarray(from, from + packed)).toString());
    at += 46 + length + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return files;
}

const sheet = (rows: (string | number | null)[][]) => ({ name: 'Calls', header: ['Name', 'Count'], rows });

test('a workbook has its sheets, each with header and rows', async () => {
  const files = unzip(
    await writeXlsx([sheet([['Support', 12.5]]), { ...sheet([]), name: 'a/very[long]*name that goes on and on' }]),
  );
  expect([...files.keys()]).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
    'xl/worksheets/sheet1.xml',
    'xl/worksheets/sheet2.xml',
  ]);
  for (const text of files.values()) {
    const errors: unknown[] = [];
    new DOMParser({ onError: (_, message) => errors.push(message) }).parseFromString(text, 'application/xml');
    expect(errors).toEqual([]);
  }
  expect(files.get('xl/workbook.xml')).toContain('name="a very long  name that goes on "');
  expect(files.get('xl/worksheets/sheet1.xml')).toContain('<c r="B2" s="0"><v>12.5</v></c>');
});

test('text stays text, whatever it begins with or holds', async () => {
  const text = unzip(
    await writeXlsx([
      sheet([
        ['=HYPERLINK("http://x")', null],
        ['<&>\u0000\u{1F600}', Number.NaN],
      ]),
    ]),
  ).get('xl/worksheets/sheet1.xml');
  expect(text).toContain('t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(&quot;http://x&quot;)</t>');
  expect(text).toContain('>&lt;&amp;&gt;\u{1F600}</t>');
  expect(text).not.toContain('<f>');
  expect(text).not.toContain('NaN');
});

test('columns beyond Z go on with AA', async () => {
  const header = Array.from({ length: 28 }, (_, index) => `c${index}`);
  const text = unzip(await writeXlsx([{ name: 's', header, rows: [] }])).get('xl/worksheets/sheet1.xml');
  expect(text).toContain('r="Z1"');
  expect(text).toContain('r="AB1"');
});

test.each([
  ['workbook', (rows: number[][]) => writeXlsx([{ name: 'Calls', header: ['Count'], rows }])],
  ['table', (rows: number[][]) => writeCsv(['Count'], rows)],
])('a long %s does not keep the calls waiting that go on', async (_, write) => {
  let turns = 0;
  const taken = new Set<number>();
  class Rows extends Array<number[]> {
    override slice(from?: number, to?: number) {
      taken.add(turns);
      return [...this].slice(from, to);
    }
  }
  let written = false;
  const count = () => {
    turns += 1;
    if (!written) setImmediate(count);
  };
  setImmediate(count);
  await write(Rows.from(Array.from({ length: 5_000 }, (_, index) => [index])));
  written = true;
  expect(taken.size).toBeGreaterThan(15);
});
