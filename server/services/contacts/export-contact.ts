import { exportContact as contract } from '#schemas/api/contacts.ts';
import { verb } from '../verb.ts';
import { readOneContact } from './select-contacts.ts';
import { selectJournal } from './select-journal.ts';

export const exportContact = verb(contract, async ({ context: { db }, actor, params: { id }, reply }) => {
  const contact = await readOneContact(db, actor, id);
  reply.fileName = `contact-${id}.journal.json`.replace(/[^\w.-]/g, '-');
  return { format: 1 as const, contact, journal: await selectJournal(db, id, -1) };
});
