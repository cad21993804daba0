import { readContact as contract } from '#schemas/api/contacts.ts';
import { verb } from '../verb.ts';
import { readOneContact } from './select-contacts.ts';

export const readContact = verb(contract, async ({ context: { db }, actor, params: { id } }) => ({
  contact: await readOneContact(db, actor, id),
}));
