import { endContact } from '../services/contacts/end-contact.ts';
import { exportContact } from '../services/contacts/export-contact.ts';
import { listContacts } from '../services/contacts/list-contacts.ts';
import { readContact } from '../services/contacts/read-contact.ts';
import { readContactMachine } from '../services/contacts/read-contact-machine.ts';
import { readJournal } from '../services/contacts/read-journal.ts';
import { readJournals } from '../services/contacts/read-journals.ts';
import { readRecording } from '../services/contacts/read-recording.ts';

export const contactRoutes = [
  listContacts,
  readContact,
  readJournal,
  readJournals,
  exportContact,
  readContactMachine,
  readRecording,
  endContact,
];
