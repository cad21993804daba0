import { createFlow as contract } from '#schemas/api/flows.ts';
import { newFlow } from '#schemas/flow/new-flow.ts';
import { newId } from '../new-id.ts';
import { verb } from '../verb.ts';
import { insertFlow } from './insert-flow.ts';
import { readDraft } from './stored-flow.ts';

export const createFlow = verb(contract, async ({ context, actor, body: { name, kind, languages } }) => {
  const flow = newFlow({
    id: newId(),
    name,
    kind,
    languages: [...new Set(languages)],
    nodes: [{ id: 'start', kind: 'start', label: '', position: { x: 0, y: 0 }, config: {} }],
  });
  await insertFlow(context.db, {
    flow,
    login: actor.user.login,
    action: 'flow.create',
  });
  return readDraft(context, flow.id);
});
