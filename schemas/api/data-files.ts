import { z } from 'zod';
import { catalogueId, catalogueName } from '#schemas/domain/catalogue-id.ts';
import { country } from '#schemas/domain/country.ts';
import { dataColumn, dataFile, dataRecord, MAX_DATA_COLUMNS, MAX_DATA_FILE_BYTES } from '#schemas/domain/data-file.ts';
import { contract } from './contract.ts';
import { FORM_OVERHEAD_BYTES, jsonField, uploadedFile } from './uploaded-file.ts';

const tag = 'data files';
const editors = ['admin', 'designer'] as const;
const readers = ['admin', 'designer', 'supervisor'] as const;
const params = z.object({ id: catalogueId });

/** The beginning of a file is enough to see what it is. */
export const PREVIEW_BYTES = 256 * 1024;
export const PREVIEW_ROWS = 20;

export const csvFormat = z.strictObject({
  separator: z.enum([',', ';', '\t', '|']),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  /** The first row names the columns. */
  header: z.boolean(),
});
export type CsvFormat = z.infer<typeof csvFormat>;

/** A column of the source that becomes one of the data file; sources may have more. */
export const importColumn = dataColumn.extend({ index: z.number().int().min(0).max(5000) });
export type ImportColumn = z.infer<typeof importColumn>;

const importColumns = z
  .array(importColumn)
  .min(1)
  .max(MAX_DATA_COLUMNS)
  .refine((columns) => new Set(columns.map(({ name }) => name)).size === columns.length, 'duplicate-column');

/** What an import did not take as it stood. */
export const importReport = z.object({
  rows: z.number(),
  /** Values that do not fit their column's type and were left empty, or numbers that are none and were kept as text. */
  misfits: z.number(),
  /** The first of them. */
  examples: z.array(z.object({ line: z.number(), column: z.string(), value: z.string() })),
});
export type ImportReport = z.infer<typeof importReport>;

const source = { file: uploadedFile, format: jsonField(csvFormat), columns: jsonField(importColumns), country };

export const listDataFiles = contract({
  method: 'get',
  path: '/api/data-files',
  summary: 'Data files with their columns and the flows that use them',
  tag,
  roles: readers,
  response: z.object({ dataFiles: z.array(dataFile) }),
});

export const previewDataFile = contract({
  method: 'post',
  path: '/api/data-files/preview',
  summary: 'How the beginning of a CSV file reads: separator, encoding, columns with their types, first rows',
  tag,
  roles: editors,
  bodyType: 'multipart',
  maxBytes: PREVIEW_BYTES + FORM_OVERHEAD_BYTES,
  /** What is not said is found out. */
  body: z.strictObject({ file: uploadedFile, country, format: jsonField(csvFormat.partial()).optional() }),
  response: z.object({
    format: csvFormat,
    columns: z.array(importColumn),
    rows: z.array(z.array(z.string())),
  }),
});

export const createDataFile = contract({
  method: 'post',
  path: '/api/data-files',
  summary: 'Import a CSV file of at most 50 MB and 200,000 rows; the id is made from the name',
  tag,
  roles: editors,
  bodyType: 'multipart',
  maxBytes: MAX_DATA_FILE_BYTES + FORM_OVERHEAD_BYTES,
  body: z.strictObject({ name: catalogueName, ...source }),
  response: z.object({ dataFile, report: importReport }),
  status: 201,
});

export const replaceDataFile = contract({
  method: 'post',
  path: '/api/data-files/{id}/content',
  summary: 'Put a newer file in the place of the rows; look-ups see either the old or the new ones',
  tag,
  roles: editors,
  params,
  bodyType: 'multipart',
  maxBytes: MAX_DATA_FILE_BYTES + FORM_OVERHEAD_BYTES,
  body: z.strictObject(source),
  response: z.object({ dataFile, report: importReport }),
});

export const renameDataFile = contract({
  method: 'patch',
  path: '/api/data-files/{id}',
  summary: 'Rename a data file; its id stays',
  tag,
  roles: editors,
  params,
  body: z.strictObject({ name: catalogueName }),
  response: z.object({ dataFile }),
});

export const listDataRows = contract({
  method: 'get',
  path: '/api/data-files/{id}/rows',
  summary: 'Rows of a data file in their order, those that hold a text anywhere if one is given',
  tag,
  roles: readers,
  params,
  query: z.object({
    search: z.string().max(100).optional(),
    after: z.coerce.number().int().min(0).max(1_000_000).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  response: z.object({
    rows: z.array(z.object({ position: z.number(), record: dataRecord })),
    /** Where the next page begins; null at the end. */
    next: z.number().nullable(),
  }),
});

export const exportDataFile = contract({
  method: 'get',
  path: '/api/data-files/{id}/export',
  summary: 'A data file as CSV; text that a spreadsheet would run as a formula is quoted',
  tag,
  roles: editors,
  params,
  produces: 'text/csv; charset=utf-8',
});

export const deleteDataFile = contract({
  method: 'delete',
  path: '/api/data-files/{id}',
  summary: 'Delete a data file that no flow uses',
  tag,
  roles: editors,
  params,
  status: 204,
});
