import { listBlacklists as contract } from '#schemas/api/blacklists.ts';
import { verb } from '../verb.ts';
import { selectBlacklists } from './select-blacklists.ts';

export const listBlacklists = verb(contract, async ({ context: { db } }) => ({
  blacklists: await selectBlacklists(db),
}));
