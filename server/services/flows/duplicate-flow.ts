import { duplicateFlow as contract } from '#schemas/api/flows.ts';
import { newId } from '../new-id.ts';
import { verb } from '../verb.ts';
import { insertFlow } from './insert-flow.ts';
import { readDraft, readStoredFlow, storedDocument } from './stored-flow.ts';

export const duplicateFlow = verb(contract, async ({ context, actor, params: { id }, body: { name } }) => {
  const original = await readStoredFlow(context.db, id);
  const flow = { ...storedDocument(original.document), id: newId(), name };
  await insertFlow(context.db, { flow, login: actor.user.login, action: 'flow.duplicate', details: { from: id } });
  return readDraft(context, flow.id);
});
