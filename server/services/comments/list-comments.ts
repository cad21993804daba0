import { listComments as contract } from '#schemas/api/comments.ts';
import { readStoredFlow } from '../flows/stored-flow.ts';
import { verb } from '../verb.ts';
import { selectThreads } from './threads.ts';

export const listComments = verb(contract, async ({ context: { db }, params: { id } }) => {
  await readStoredFlow(db, id);
  return { threads: await selectThreads(db, id) };
});
