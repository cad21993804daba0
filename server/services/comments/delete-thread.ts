import { and, eq } from 'drizzle-orm';
import { deleteThread as contract } from '#schemas/api/comments.ts';
import { flowComments } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { readStoredFlow } from '../flows/stored-flow.ts';
import { verb } from '../verb.ts';
import { lockThread } from './threads.ts';

export const deleteThread = verb(contract, async ({ context, actor, params: { id: flowId, thread: threadId } }) => {
  const { login } = actor.user;
  await context.db.transaction(async (tx) => {
    await readStoredFlow(tx, flowId);
    const { node, author, text } = await lockThread(tx, flowId, threadId);
    if (author !== login && actor.role !== 'admin') throw new ServiceError('forbidden');
    await tx.delete(flowComments).where(and(eq(flowComments.flowId, flowId), eq(flowComments.threadId, threadId)));
    await recordAudit(tx, {
      user: login,
      action: 'comment.delete',
      entity: 'flow',
      entityId: flowId,
      details: { thread: threadId, node, author, text },
    });
  });
  context.announceComments(flowId);
  return undefined;
});
