import { readJournal as contract } from '#schemas/api/contacts.ts';
import { verb } from '../verb.ts';
import { readOneContact } from './select-contacts.ts';
import { selectJournal } from './select-journal.ts';

export const readJournal = verb(contract, async ({ context: { db }, actor, params: { id }, query: { after } }) => {
  await readOneContact(db, actor, id);
  return { entries: await selectJournal(db, id, after) };
});
