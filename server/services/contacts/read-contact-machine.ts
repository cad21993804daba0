import { readContactMachine as contract } from '#schemas/api/contacts.ts';
import { maskHidden } from '../flows/mask-hidden.ts';
import { readStoredVersion } from '../flows/versions.ts';
import { verb } from '../verb.ts';
import { readOneContact } from './select-contacts.ts';

export const readContactMachine = verb(contract, async ({ context: { db }, actor, params: { id } }) => {
  const { flowId, flowVersion } = await readOneContact(db, actor, id);
  const { ir } = await readStoredVersion(db, flowId, flowVersion);
  return { ir: maskHidden(ir) };
});
