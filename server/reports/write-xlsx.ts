import { inSlices } from '../in-slices.ts';
import { type ZipEntry, zip } from './zip.ts';

export type Cell = string | number | null;

export interface Sheet {
  /** At most 31 characters, none of `[]:*?/\`. */
  name: string;
  header: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/** A workbook for spreadsheets. Text stays text there, whatever it begins with, so no cell can be a formula. */
export async function writeXlsx(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const numbered = sheets.map((sheet, index) => ({ ...sheet, id: index + 1 }));
  const worksheets: ZipEntry[] = [];
  for (const sheet of numbered) {
    worksheets.push({ name: `xl/worksheets/sheet${sheet.id}.xml`, content: await worksheet(sheet) });
  }
  return zip([
    { name: '[Content_Types].xml', content: contentTypes(numbered.length) },
    {
      name: '_rels/.rels',
      content: relationships([{ id: 'rId1', type: 'officeDocument', target: 'xl/workbook.xml' }]),
    },
    { name: 'xl/workbook.xml', content: workbook(numbered.map(({ name }) => name)) },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relationships([
        ...numbered.map(({ id }) => ({ id: `rId${id}`, type: 'worksheet', target: `worksheets/sheet${id}.xml` })),
        { id: `rId${numbered.length + 1}`, type: 'styles', target: 'styles.xml' },
      ]),
    },
    { name: 'xl/styles.xml', content: styles },
    ...worksheets,
  ]);
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const part = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The header is bold and stays in view. */
async function worksheet({ header, rows }: Sheet): Promise<Buffer> {
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const parts = [
    `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`,
    `<cols>${header.map((_, index) => `<col min="${index + 1}" max="${index + 1}" width="18" customWidth="1"/>`).join('')}</cols>`,
    `<sheetData>${row(header, { number: 1, style: 1 })}`,
  ].map((text) => Buffer.from(text));
  let number = 2;
  for await (const slice of inSlices(rows)) {
    const first = number;
    parts.push(Buffer.from(slice.map((cells, index) => row(cells, { number: first + index })).join('')));
    number += slice.length;
  }
  return Buffer.concat([...parts, Buffer.from('</sheetData></worksheet>')]);
}

function row(cells: readonly Cell[], { number, style = 0 }: { number: number; style?: number }): string {
  const written = cells.map((cell, index) => {
    const place = `${columnName(index)}${number}`;
    if (cell === null) return '';
    if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${place}" s="${style}"><v>${cell}</v></c>` : '';
    const text = escapeXml(cell);
    return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
  });
  return `<row r="${number}">${written.join('')}</row>`;
}

/** 0 is A, 26 is AA. */
function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

/** Signs that XML cannot hold are left out. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

function workbook(names: readonly string[]): string {
  const sheets = names.map((name, index) => {
    const safe = escapeXml(name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31));
    return `<sheet name="${safe}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`;
  });
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

function relationships(list: readonly { id: string; type: string; target: string }[]): string {
  const lines = list.map(
    ({ id, type, target }) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${packages}/relationships">${lines.join('')}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const parts = Array.from({ length: sheets }, (_, index) => override(`worksheets/sheet${index + 1}`, 'worksheet'));
  return `${declaration}<Types xmlns="${packages}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
${override('workbook', 'sheet.main')}${override('styles', 'styles')}${parts.join('')}</Types>`;
}

function override(name: string, type: string): string {
  return `<Override PartName="/xl/${name}.xml" ContentType="${part}.${type}+xml"/>`;
}

/** Two styles: plain, and bold for headers. */
const styles = `${declaration}<styleSheet xmlns="${main}">\
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`;
