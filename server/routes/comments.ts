import { deleteThread } from '../services/comments/delete-thread.ts';
import { listComments } from '../services/comments/list-comments.ts';
import { replyToThread } from '../services/comments/reply-to-thread.ts';
import { resolveThread } from '../services/comments/resolve-thread.ts';
import { startThread } from '../services/comments/start-thread.ts';

export const commentRoutes = [listComments, startThread, replyToThread, resolveThread, deleteThread];
