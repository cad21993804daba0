import type { ConversationDetails } from '#schemas/api/conversations.ts';

/** Columns that hold a whole name, by what files in English and French call them; the first that is filled counts. */
const WHOLE = ['name', 'full_name', 'fullname', 'nom_complet', 'customer', 'client', 'contact', 'company', 'societe'];
const FIRST = ['first_name', 'firstname', 'given_name', 'prenom', 'prénom'];
const LAST = ['last_name', 'lastname', 'surname', 'family_name', 'nom'];

/** What the customer is called; '' while no single record says it. */
export function customerName(details: ConversationDetails | undefined): string {
  const records = details?.addressBook?.records ?? [];
  const [record] = records;
  if (!record || records.length > 1) return '';
  const values = new Map(
    Object.entries(record.values).map(([column, value]) => [column.toLowerCase(), value === null ? '' : String(value)]),
  );
  const first = (columns: readonly string[]) => columns.map((column) => values.get(column) ?? '').find(Boolean) ?? '';
  const parts = [first(FIRST), first(LAST)].filter((part) => part !== '').join(' ');
  return first(WHOLE) || parts;
}
