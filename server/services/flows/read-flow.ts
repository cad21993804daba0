import { readFlow as contract } from '#schemas/api/flows.ts';
import { verb } from '../verb.ts';
import { readDraft } from './stored-flow.ts';

export const readFlow = verb(contract, ({ context, params: { id } }) => readDraft(context, id));
