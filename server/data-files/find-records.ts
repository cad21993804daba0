import { and, asc, eq, or, type SQL, sql } from 'drizzle-orm';
import type { DataRecord } from '#schemas/domain/data-file.ts';
import type { Database } from '../db/open.ts';
import { type dataFiles, dataRows } from '../db/tables/index.ts';
import { readValue } from './read-value.ts';
import { rowKey } from './row-keys.ts';

export interface FoundRecord {
  position: number;
  record: DataRecord;
  /** Changes with the row, and when a newer file takes its place. */
  revision: string;
}

export const recordRevision = sql<string>`md5(${dataRows.importId} || ${dataRows.record}::text)`;

/** People under one number, such as a company's. */
export const MOST_RECORDS = 30;

/** The rows of a file in one of whose phone columns a number is, however it is written. */
export async function findRecordsOfNumber(
  db: Database,
  file: typeof dataFiles.$inferSelect,
  number: string,
  limit: number = MOST_RECORDS,
): Promise<FoundRecord[]> {
  const phones = file.columns.filter(({ type }) => type === 'phone');
  const { value } = readValue(number, 'phone', { country: file.country, decimalComma: false });
  if (value === null || phones.length === 0) return [];
  const matches = phones.map(
    ({ name, key }): SQL =>
      key
        ? sql`${dataRows.keys} @> array[${rowKey(name, value)}]::text[]`
        : sql`${dataRows.record} ->> ${name}::text = ${String(value)}`,
  );
  return db
    .select({ position: dataRows.position, record: dataRows.record, revision: recordRevision })
    .from(dataRows)
    .where(and(eq(dataRows.importId, file.importId), or(...matches)))
    .orderBy(asc(dataRows.position))
    .limit(limit);
}
