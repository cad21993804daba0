import { readFlow as contract } from '#schemas/api/flows.ts';
import { verb } from '../verb.ts';
import { maskHiddenFor } from './mask-hidden.ts';
import { readDraft } from './stored-flow.ts';

export const readFlow = verb(contract, async ({ context, actor, params: { id } }) => {
  const draft = await readDraft(context, id);
  return { ...draft, document: maskHiddenFor(actor.role, draft.document) };
});
