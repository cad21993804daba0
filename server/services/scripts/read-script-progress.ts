import { readScriptProgress as contract } from '#schemas/api/scripts.ts';
import { progressOf } from '../../desk/script-runs.ts';
import { ServiceError } from '../../errors.ts';
import { findOwnConversation } from '../conversations/find-conversation.ts';
import { verb } from '../verb.ts';

export const readScriptProgress = verb(contract, async ({ context: { db, scripts }, actor, params: { id }, query }) => {
  await findOwnConversation(db, actor, id);
  const script = await scripts.find(id);
  if (!script) throw new ServiceError('not-found');
  return { progress: progressOf(script, query.seq) };
});
