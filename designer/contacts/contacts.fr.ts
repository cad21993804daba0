import type { contactsEn } from './contacts.en.ts';

export const contactsFr: typeof contactsEn = {
  title: 'Contacts',
};
