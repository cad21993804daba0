import { listSites as contract } from '#schemas/api/sites.ts';
import { verb } from '../verb.ts';
import { selectSites } from './select-sites.ts';

export const listSites = verb(contract, async ({ context: { db } }) => ({ sites: await selectSites(db) }));
