import { readAliases as contract } from '#schemas/api/aliases.ts';
import { readStoredFlow } from '../flows/stored-flow.ts';
import { verb } from '../verb.ts';
import { selectAliases } from './aliases.ts';

export const readAliases = verb(contract, async ({ context: { db }, params: { id } }) => {
  await readStoredFlow(db, id);
  return selectAliases(db, id);
});
