import { createQueue } from '../services/queues/create-queue.ts';
import { deleteQueue } from '../services/queues/delete-queue.ts';
import { listQueues } from '../services/queues/list-queues.ts';
import { updateQueue } from '../services/queues/update-queue.ts';

export const queueRoutes = [listQueues, createQueue, updateQueue, deleteQueue];
