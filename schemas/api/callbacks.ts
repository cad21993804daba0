import { z } from 'zod';
import { callback } from '#schemas/domain/callback.ts';
import { contract } from './contract.ts';

const tag = 'callbacks';
const planners = ['admin', 'supervisor'] as const;
/** Agents for those of their queues, and their own. */
const makers = ['admin', 'supervisor', 'agent'] as const;

/** With the names of its campaign and of the agent who makes it in person; '' where there is none. */
const listedCallback = callback.extend({ campaignName: z.string(), agentName: z.string() });
export type ListedCallback = z.infer<typeof listedCallback>;

export const listCallbacks = contract({
  method: 'get',
  path: '/api/callbacks',
  summary: 'Calls that callers asked for: open ones by the time they are due, handled ones newest first',
  tag,
  roles: planners,
  query: z.object({
    state: z.enum(['open', 'handled']).default('open'),
    /** Part of the number, the queue or the note. */
    search: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  response: z.object({ callbacks: z.array(listedCallback), total: z.number() }),
});

export const handleCallback = contract({
  method: 'put',
  path: '/api/callbacks/{id}/handled',
  summary: 'Say that a caller has been called back, or take that back',
  tag,
  roles: makers,
  params: z.object({ id: z.string() }),
  body: z.strictObject({ handled: z.boolean() }),
  response: z.object({ callback }),
});

export const replanCallback = contract({
  method: 'put',
  path: '/api/callbacks/{id}',
  summary: 'Put off or bring forward an open callback, within the limits of its campaign',
  tag,
  roles: makers,
  params: z.object({ id: z.string() }),
  body: z.strictObject({
    at: z.iso.datetime({ offset: true }),
    /** For the agent in person. */
    personal: z.boolean().default(false),
    note: z.string().max(2000).optional(),
  }),
  response: z.object({ callback }),
});

export const cancelCallback = contract({
  method: 'delete',
  path: '/api/callbacks/{id}',
  summary: 'Give up an open callback: nobody will make it',
  tag,
  roles: makers,
  params: z.object({ id: z.string() }),
  response: z.object({ callback }),
});
