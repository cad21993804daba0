import { z } from 'zod';
import { contract } from './contract.ts';

const tag = 'comments';
const editors = ['admin', 'designer'] as const;
const readers = ['admin', 'designer', 'supervisor'] as const;
const flowId = z.object({ id: z.string().max(64) });
const thread = z.object({ id: z.string().max(64), thread: z.string().max(64) });
const text = z.string().trim().min(1).max(5000);

const comment = z.object({ id: z.string(), author: z.string(), writtenAt: z.string(), text: z.string() });

export const commentThread = z.object({
  id: z.string(),
  /** The node it is about; null for the flow as a whole. */
  node: z.string().nullable(),
  resolved: z.object({ at: z.string(), by: z.string() }).nullable(),
  /** The oldest first. */
  comments: z.array(comment).min(1),
});
export type CommentThread = z.infer<typeof commentThread>;

export const listComments = contract({
  method: 'get',
  path: '/api/flows/{id}/comments',
  summary: 'What was said about a flow and its nodes, by thread, oldest first',
  tag,
  roles: readers,
  params: flowId,
  response: z.object({ threads: z.array(commentThread) }),
});

export const startThread = contract({
  method: 'post',
  path: '/api/flows/{id}/comments',
  summary: 'Say something about a node, or about the flow',
  tag,
  roles: editors,
  params: flowId,
  body: z.strictObject({ node: z.string().min(1).max(64).nullable(), text }),
  response: z.object({ thread: commentThread }),
  status: 201,
});

export const replyToThread = contract({
  method: 'post',
  path: '/api/flows/{id}/comments/{thread}',
  summary: 'Answer in a thread; a resolved one is open again',
  tag,
  roles: editors,
  params: thread,
  body: z.strictObject({ text }),
  response: z.object({ thread: commentThread }),
  status: 201,
});

export const resolveThread = contract({
  method: 'put',
  path: '/api/flows/{id}/comments/{thread}',
  summary: 'Mark a thread as resolved or open',
  tag,
  roles: editors,
  params: thread,
  body: z.strictObject({ resolved: z.boolean() }),
  response: z.object({ thread: commentThread }),
});

export const deleteThread = contract({
  method: 'delete',
  path: '/api/flows/{id}/comments/{thread}',
  summary: 'Delete a thread: the one who began it, or an administrator',
  tag,
  roles: editors,
  params: thread,
  status: 204,
});
