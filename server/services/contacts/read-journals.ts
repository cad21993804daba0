import { asc, inArray } from 'drizzle-orm';
import { readJournals as contract } from '#schemas/api/contacts.ts';
import type { JournalEntry } from '#schemas/domain/contact.ts';
import { journal } from '../../db/tables/index.ts';
import { verb } from '../verb.ts';

/** A contact that does not exist has an empty journal. */
export const readJournals = verb(contract, async ({ context: { db }, query: { contacts } }) => {
  const rows = await db
    .select()
    .from(journal)
    .where(inArray(journal.contactId, contacts))
    .orderBy(asc(journal.contactId), asc(journal.seq));
  const entries = new Map<string, JournalEntry[]>(contacts.map((id) => [id, []]));
  for (const { contactId, seq, at, event, trace, effects } of rows) {
    entries.get(contactId)?.push({ seq, at: at.toISOString(), event, trace, effects });
  }
  return { journals: [...entries].map(([contactId, lines]) => ({ contactId, entries: lines })) };
});
