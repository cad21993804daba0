import { and, asc, eq, type SQL } from 'drizzle-orm';
import type { CommentThread } from '#schemas/api/comments.ts';
import type { Database } from '../../db/open.ts';
import { flowComments } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';

type StoredComment = typeof flowComments.$inferSelect;

/** Threads of a flow, the oldest first. */
export async function selectThreads(db: Database, flowId: string, where?: SQL): Promise<CommentThread[]> {
  const rows = await db
    .select()
    .from(flowComments)
    .where(and(eq(flowComments.flowId, flowId), where))
    .orderBy(asc(flowComments.writtenAt), asc(flowComments.id));
  const threads = new Map<string, StoredComment[]>();
  for (const row of rows) threads.set(row.threadId, [...(threads.get(row.threadId) ?? []), row]);
  return rows.filter((row) => row.id === row.threadId).map((first) => toThread(first, threads.get(first.id) ?? []));
}

/** @throws ServiceError `not-found` */
export async function readThread(db: Database, flowId: string, threadId: string): Promise<CommentThread> {
  const [thread] = await selectThreads(db, flowId, eq(flowComments.threadId, threadId));
  if (!thread) throw new ServiceError('not-found');
  return thread;
}

/** The first comment of a thread, which nobody else changes until the transaction ends. @throws ServiceError `not-found` */
export async function lockThread(tx: Database, flowId: string, threadId: string): Promise<StoredComment> {
  const [first] = await tx
    .select()
    .from(flowComments)
    .where(and(eq(flowComments.flowId, flowId), eq(flowComments.id, threadId), eq(flowComments.threadId, threadId)))
    .for('update');
  if (!first) throw new ServiceError('not-found');
  return first;
}

function toThread(first: StoredComment, all: readonly StoredComment[]): CommentThread {
  const { id, node, resolvedAt, resolvedBy } = first;
  return {
    id,
    node,
    resolved: resolvedAt === null ? null : { at: resolvedAt.toISOString(), by: resolvedBy ?? '' },
    comments: all.map((comment) => ({
      id: comment.id,
      author: comment.author,
      writtenAt: comment.writtenAt.toISOString(),
      text: comment.text,
    })),
  };
}
