import type { ConversationDetails } from '#schemas/api/conversations.ts';
import type { DataValue } from '#schemas/domain/data-file.ts';

/** Columns that hold a whole name, by what files in English and French call them; the first that is filled counts. */
const WHOLE = ['name', 'full_name', 'fullname', 'nom_complet', 'customer', 'client', 'contact', 'company', 'societe'];
const FIRST = ['first_name', 'firstname', 'given_name', 'prenom', 'prénom'];
const LAST = ['last_name', 'lastname', 'surname', 'family_name', 'nom'];

/** What the customer is called; '' while no single record says it. */
export function customerName(details: ConversationDetails | undefined): string {
  const [record, ...others] = details?.addressBook?.records ?? [];
  return record && others.length === 0 ? nameIn(record) : '';
}

/** Whom a record is about; '' where it does not say. */
export function nameIn({ values: record }: { values: Readonly<Record<string, DataValue>> }): string {
  const values = new Map(
    Object.entries(record).map(([column, value]) => [column.toLowerCase(), value === null ? '' : String(value)]),
  );
  const first = (columns: readonly string[]) => columns.map((column) => values.get(column) ?? '').find(Boolean) ?? '';
  const parts = [first(FIRST), first(LAST)].filter((part) => part !== '').join(' ');
  return first(WHOLE) || parts;
}
