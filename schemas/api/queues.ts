import { z } from 'zod';
import { queue, queueId, queueSettings } from '#schemas/domain/queue.ts';
import { field } from '#schemas/nodes/fields.ts';
import { contract } from './contract.ts';

const tag = 'queues';
const admins = ['admin'] as const;
/** Any id: what is no queue's number is not found. */
const params = z.object({ id: z.string().min(1).max(64) });
const answer = z.object({ queue });

export const listQueues = contract({
  method: 'get',
  path: '/api/queues',
  summary: 'Queues with what uses them, and the number that the next one could have',
  tag,
  roles: ['admin', 'designer', 'supervisor'],
  response: z.object({
    queues: z.array(queue),
    /** Null when all of 500 to 999 are taken. */
    nextId: queueId.nullable(),
  }),
});

export const createQueue = contract({
  method: 'post',
  path: '/api/queues',
  summary: 'Add a queue under a number from 500 to 999',
  tag,
  roles: admins,
  body: queueSettings.extend({ id: field(queueId, { widget: 'text' }) }),
  response: answer,
  status: 201,
});

export const updateQueue = contract({
  method: 'put',
  path: '/api/queues/{id}',
  summary: 'Change a queue; refused when somebody has saved since `revision`',
  tag,
  roles: admins,
  params,
  body: queueSettings.extend({ revision: z.number().int() }),
  response: answer,
});

export const deleteQueue = contract({
  method: 'delete',
  path: '/api/queues/{id}',
  summary: 'Delete a queue that no flow, campaign or agent uses and in which nobody waits',
  tag,
  roles: admins,
  params,
  status: 204,
});
