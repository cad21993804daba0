import { listMailServers as contract } from '#schemas/api/mail-servers.ts';
import { verb } from '../verb.ts';
import { selectMailServers } from './select-mail-servers.ts';

export const listMailServers = verb(contract, async ({ context: { db } }) => ({
  mailServers: await selectMailServers(db),
}));
