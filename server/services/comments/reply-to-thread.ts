import { eq } from 'drizzle-orm';
import { replyToThread as contract } from '#schemas/api/comments.ts';
import { flowComments } from '../../db/tables/index.ts';
import { recordAudit } from '../audit.ts';
import { readStoredFlow } from '../flows/stored-flow.ts';
import { newId } from '../new-id.ts';
import { verb } from '../verb.ts';
import { lockThread, readThread } from './threads.ts';

export const replyToThread = verb(contract, async ({ context, actor, params, body: { text } }) => {
  const { id: flowId, thread: threadId } = params;
  const { login } = actor.user;
  await context.db.transaction(async (tx) => {
    await readStoredFlow(tx, flowId);
    const { node } = await lockThread(tx, flowId, threadId);
    const comment = { id: newId(), flowId, threadId, node, text, author: login, writtenAt: new Date() };
    await tx.insert(flowComments).values(comment);
    await tx.update(flowComments).set({ resolvedAt: null, resolvedBy: null }).where(eq(flowComments.id, threadId));
    await recordAudit(tx, {
      user: login,
      action: 'comment.reply',
      entity: 'flow',
      entityId: flowId,
      details: { thread: threadId, node },
    });
  });
  context.announceComments(flowId);
  return { thread: await readThread(context.db, flowId, threadId) };
});
