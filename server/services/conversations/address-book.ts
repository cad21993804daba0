import { eq } from 'drizzle-orm';
import type { ConversationDetails } from '#schemas/api/conversations.ts';
import type { DataColumn, DataFile, DataRecord } from '#schemas/domain/data-file.ts';
import { findRecordsOfNumber, MOST_RECORDS } from '../../data-files/find-records.ts';
import { readValue } from '../../data-files/read-value.ts';
import type { Database } from '../../db/open.ts';
import { dataFiles } from '../../db/tables/index.ts';

/** The customer's records in the address book of a campaign; null where it has none. */
export async function readAddressBook(
  db: Database,
  { file: id, customer }: { file: string; customer: string },
): Promise<ConversationDetails['addressBook']> {
  const [file] = id === '' ? [] : await db.select().from(dataFiles).where(eq(dataFiles.id, id));
  if (!file) return null;
  const found = await findRecordsOfNumber(db, file, customer, MOST_RECORDS + 1);
  return {
    file: file.id,
    fileName: file.name,
    columns: file.columns.map((column) => ({ ...column, editable: isEditable(column) })),
    records: found
      .slice(0, MOST_RECORDS)
      .map(({ position, record, revision }) => ({ position, values: record, revision })),
    more: found.length > MOST_RECORDS,
    newRecord: found.length === 0 ? recordOfNumber(file, customer) : null,
  };
}

/** What a row is found by stays, so that it stays the same customer's. */
export function isEditable({ key }: DataColumn): boolean {
  return !key;
}

/** What the record of somebody new begins with, by which it is found again; null where their number is none, or has no place. */
export function recordOfNumber(file: Pick<DataFile, 'columns' | 'country'>, customer: string): DataRecord | null {
  const phones = file.columns.filter(({ type }) => type === 'phone');
  const column = phones.find(({ key }) => key) ?? phones[0];
  const { value, fits } = readValue(customer, 'phone', { country: file.country, decimalComma: false });
  return column && fits && value !== null ? { [column.name]: value } : null;
}
