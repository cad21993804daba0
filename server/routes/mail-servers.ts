import { createMailServer } from '../services/mail-servers/create-mail-server.ts';
import { deleteMailServer } from '../services/mail-servers/delete-mail-server.ts';
import { listMailServers } from '../services/mail-servers/list-mail-servers.ts';
import { testMailServer } from '../services/mail-servers/test-mail-server.ts';
import { updateMailServer } from '../services/mail-servers/update-mail-server.ts';

export const mailServerRoutes = [listMailServers, createMailServer, testMailServer, updateMailServer, deleteMailServer];
