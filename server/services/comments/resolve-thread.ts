import { eq } from 'drizzle-orm';
import { resolveThread as contract } from '#schemas/api/comments.ts';
import { flowComments } from '../../db/tables/index.ts';
import { recordAudit } from '../audit.ts';
import { readStoredFlow } from '../flows/stored-flow.ts';
import { verb } from '../verb.ts';
import { lockThread, readThread } from './threads.ts';

/** Resolving what is resolved already changes nothing, so that the first one to do so stays named. */
export const resolveThread = verb(contract, async ({ context, actor, params, body: { resolved } }) => {
  const { id: flowId, thread: threadId } = params;
  const { login } = actor.user;
  await context.db.transaction(async (tx) => {
    await readStoredFlow(tx, flowId);
    const { node, resolvedAt } = await lockThread(tx, flowId, threadId);
    if ((resolvedAt !== null) === resolved) return;
    const change = resolved ? { resolvedAt: new Date(), resolvedBy: login } : { resolvedAt: null, resolvedBy: null };
    await tx.update(flowComments).set(change).where(eq(flowComments.id, threadId));
    await recordAudit(tx, {
      user: login,
      action: resolved ? 'comment.resolve' : 'comment.reopen',
      entity: 'flow',
      entityId: flowId,
      details: { thread: threadId, node },
    });
  });
  context.announceComments(flowId);
  return { thread: await readThread(context.db, flowId, threadId) };
});
