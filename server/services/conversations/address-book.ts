import { eq } from 'drizzle-orm';
import type { ConversationDetails } from '#schemas/api/conversations.ts';
import type { DataColumn } from '#schemas/domain/data-file.ts';
import { findRecordsOfNumber } from '../../data-files/find-records.ts';
import type { Database } from '../../db/open.ts';
import { dataFiles } from '../../db/tables/index.ts';

/** The customer's records in the address book of a campaign; null where it has none. */
export async function readAddressBook(
  db: Database,
  { file: id, customer }: { file: string; customer: string },
): Promise<ConversationDetails['addressBook']> {
  const [file] = id === '' ? [] : await db.select().from(dataFiles).where(eq(dataFiles.id, id));
  if (!file) return null;
  const found = await findRecordsOfNumber(db, file, customer);
  return {
    file: file.id,
    fileName: file.name,
    columns: file.columns.map((column) => ({ ...column, editable: isEditable(column) })),
    records: found.map(({ position, record, revision }) => ({ position, values: record, revision })),
  };
}

/** What a row is found by stays, so that it stays the same customer's. */
export function isEditable({ key }: DataColumn): boolean {
  return !key;
}
