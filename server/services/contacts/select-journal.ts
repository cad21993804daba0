import { and, asc, eq, gt } from 'drizzle-orm';
import type { JournalEntry } from '#schemas/domain/contact.ts';
import type { Database } from '../../db/open.ts';
import { journal } from '../../db/tables/index.ts';

/** Lines of a contact's journal after `seq`, in order. */
export async function selectJournal(db: Database, contactId: string, after: number): Promise<JournalEntry[]> {
  const rows = await db
    .select()
    .from(journal)
    .where(and(eq(journal.contactId, contactId), gt(journal.seq, after)))
    .orderBy(asc(journal.seq));
  return rows.map(({ seq, at, event, trace, effects }) => ({ seq, at: at.toISOString(), event, trace, effects }));
}
