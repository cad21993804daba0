import { createFlow as contract } from '#schemas/api/flows.ts';
import { CURRENT_FORMAT, type Flow } from '#schemas/flow/flow.ts';
import { defaultSettings } from '#schemas/flow/settings.ts';
import { newId } from '../new-id.ts';
import { verb } from '../verb.ts';
import { insertFlow } from './insert-flow.ts';
import { readDraft } from './stored-flow.ts';

export const createFlow = verb(contract, async ({ context, actor, body: { name, kind, languages } }) => {
  const flow: Flow = {
    format: CURRENT_FORMAT,
    id: newId(),
    name,
    kind,
    description: '',
    languages: [...new Set(languages)],
    variables: [],
    nodes: [{ id: 'start', kind: 'start', label: '', position: { x: 0, y: 0 }, config: {} }],
    edges: [],
    notes: [],
    tests: [],
    settings: defaultSettings,
    waivers: [],
  };
  await insertFlow(context.db, {
    flow,
    login: actor.user.login,
    action: 'flow.create',
  });
  return readDraft(context, flow.id);
});
