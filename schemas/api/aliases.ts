import { z } from 'zod';
import { contract, MAX_INT } from './contract.ts';

const tag = 'flows';
const editors = ['admin', 'designer'] as const;
const readers = ['admin', 'designer', 'supervisor'] as const;
const id = z.object({ id: z.string().max(64) });
const version = z.number().int().min(1).max(MAX_INT);
const moment = z.iso.datetime({ offset: true });

export const flowAliases = z.object({
  /** The version that new contacts run; null before the first is published. */
  live: z.number().nullable(),
  next: z
    .object({
      version: z.number(),
      /** When it becomes the live one by itself; null for never. */
      startsAt: z.string().nullable(),
      setAt: z.string(),
      setBy: z.string(),
    })
    .nullable(),
});
export type FlowAliases = z.infer<typeof flowAliases>;

export const readAliases = contract({
  method: 'get',
  path: '/api/flows/{id}/aliases',
  summary: 'Which versions are live and next',
  tag,
  roles: readers,
  params: id,
  response: flowAliases,
});

export const setLiveVersion = contract({
  method: 'put',
  path: '/api/flows/{id}/aliases/live',
  summary: 'Make a published version the one that new contacts run, as when rolling back',
  tag,
  roles: editors,
  params: id,
  body: z.strictObject({ version }),
  response: flowAliases,
});

export const setNextVersion = contract({
  method: 'put',
  path: '/api/flows/{id}/aliases/next',
  summary: 'Choose the version that is to follow, and when it takes over by itself',
  tag,
  roles: editors,
  params: id,
  body: z.strictObject({ version, startsAt: moment.nullable() }),
  response: flowAliases,
});

export const clearNextVersion = contract({
  method: 'delete',
  path: '/api/flows/{id}/aliases/next',
  summary: 'No version is to follow any more',
  tag,
  roles: editors,
  params: id,
  response: flowAliases,
});
