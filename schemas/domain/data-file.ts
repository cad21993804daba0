import { z } from 'zod';
import { catalogueId, catalogueName } from './catalogue-id.ts';
import { country } from './country.ts';
import { flowUse, namedUse } from './flow-use.ts';

export const MAX_DATA_FILE_BYTES = 50 * 1024 * 1024;
export const MAX_DATA_FILE_ROWS = 200_000;
export const MAX_DATA_COLUMNS = 200;

export const columnType = z.enum(['text', 'number', 'boolean', 'date', 'phone']);
export type ColumnType = z.infer<typeof columnType>;

export const dataColumn = z.strictObject({
  /** As flows and scripts name it. */
  name: z
    .string()
    .max(64)
    .regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'variable-name'),
  /** As the file names it; a newer file is matched by it. */
  label: z.string().max(200),
  type: columnType,
  /** Rows are found by it without reading the whole file. */
  key: z.boolean(),
});
export type DataColumn = z.infer<typeof dataColumn>;

export const dataValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type DataValue = z.infer<typeof dataValue>;

/** One row, by column name. Dates are `2026-12-25`, phone numbers E.164 where they could be read as such. */
export const dataRecord = z.record(z.string(), dataValue);
export type DataRecord = z.infer<typeof dataRecord>;

/** A table of the customers' data, imported from a file (S51–S55). */
export const dataFile = z.object({
  id: catalogueId,
  name: catalogueName,
  /** Numbers without a country code are read as this country's. */
  country,
  columns: z.array(dataColumn),
  rows: z.number(),
  bytes: z.number(),
  importedAt: z.string(),
  importedBy: z.string(),
  usedBy: z.array(flowUse),
  /** Campaigns that name it in their settings. */
  campaigns: z.array(namedUse),
});
export type DataFile = z.infer<typeof dataFile>;
