import { startThread as contract } from '#schemas/api/comments.ts';
import { flowComments } from '../../db/tables/index.ts';
import { recordAudit } from '../audit.ts';
import { readStoredFlow } from '../flows/stored-flow.ts';
import { newId } from '../new-id.ts';
import { verb } from '../verb.ts';
import { readThread } from './threads.ts';

/** About any node: a draft that holds it may be on its way to the server still. */
export const startThread = verb(contract, async ({ context, actor, params: { id: flowId }, body: { node, text } }) => {
  const id = newId();
  const { login } = actor.user;
  await context.db.transaction(async (tx) => {
    await readStoredFlow(tx, flowId);
    await tx
      .insert(flowComments)
      .values({ id, flowId, threadId: id, node, text, author: login, writtenAt: new Date() });
    await recordAudit(tx, {
      user: login,
      action: 'comment.start',
      entity: 'flow',
      entityId: flowId,
      details: { thread: id, node },
    });
  });
  context.announceComments(flowId);
  return { thread: await readThread(context.db, flowId, id) };
});
