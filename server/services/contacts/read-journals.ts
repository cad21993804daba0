import { and, asc, eq, inArray } from 'drizzle-orm';
import { readJournals as contract } from '#schemas/api/contacts.ts';
import type { JournalEntry } from '#schemas/domain/contact.ts';
import { journal, contacts as known } from '../../db/tables/index.ts';
import { verb } from '../verb.ts';
import { visibleContacts } from './visible-contacts.ts';

/** A contact that does not exist, or is not to be seen, has an empty journal. */
export const readJournals = verb(contract, async ({ context: { db }, actor, query: { contacts } }) => {
  const rows = await db
    .select({ line: journal })
    .from(journal)
    .innerJoin(known, eq(known.id, journal.contactId))
    .where(and(inArray(journal.contactId, contacts), await visibleContacts(db, actor)))
    .orderBy(asc(journal.contactId), asc(journal.seq));
  const entries = new Map<string, JournalEntry[]>(contacts.map((id) => [id, []]));
  for (const { line } of rows) {
    const { contactId, seq, at, event, trace, effects } = line;
    entries.get(contactId)?.push({ seq, at: at.toISOString(), event, trace, effects });
  }
  return { journals: [...entries].map(([contactId, lines]) => ({ contactId, entries: lines })) };
});
