import { endContact } from '../services/contacts/end-contact.ts';
import { listContacts } from '../services/contacts/list-contacts.ts';
import { readContact } from '../services/contacts/read-contact.ts';
import { readContactMachine } from '../services/contacts/read-contact-machine.ts';
import { readJournal } from '../services/contacts/read-journal.ts';
import { readRecording } from '../services/contacts/read-recording.ts';

export const contactRoutes = [listContacts, readContact, readJournal, readContactMachine, readRecording, endContact];
