import { z } from 'zod';
import { catalogueId, catalogueName } from '#schemas/domain/catalogue-id.ts';
import { did, didNumber, didRange, versionAlias } from '#schemas/domain/did.ts';
import { contract } from './contract.ts';

const tag = 'dids';
const admins = ['admin'] as const;
const readers = ['admin', 'designer', 'supervisor'] as const;

export const listDids = contract({
  method: 'get',
  path: '/api/dids',
  summary: 'DIDs and what they lead to',
  tag,
  roles: readers,
  query: z.object({
    assigned: z.enum(['yes', 'no']).optional(),
    site: catalogueId.optional(),
    search: z.string().max(30).optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  response: z.object({ ranges: z.array(didRange), dids: z.array(did), total: z.number() }),
});

export const createDidRange = contract({
  method: 'post',
  path: '/api/did-ranges',
  summary: 'Declare a range of numbers for a site, which is made if there is none of the name; ranges must not overlap',
  tag,
  roles: admins,
  body: z.strictObject({ site: catalogueName, first: didNumber, last: didNumber }),
  response: z.object({ range: didRange }),
  status: 201,
});

export const deleteDidRange = contract({
  method: 'delete',
  path: '/api/did-ranges/{id}',
  summary: 'Remove a range none of whose numbers is assigned',
  tag,
  roles: admins,
  params: z.object({ id: z.string() }),
  status: 204,
});

export const assignDid = contract({
  method: 'put',
  path: '/api/dids/{number}',
  summary: 'Give a DID to a published flow or to a campaign, or take it back',
  tag,
  roles: ['admin', 'designer'],
  params: z.object({ number: didNumber }),
  body: z
    .strictObject({
      flowId: z.string().nullable(),
      campaignId: catalogueId.nullable().default(null),
      alias: versionAlias.default('live'),
    })
    .refine(({ flowId, campaignId }) => flowId === null || campaignId === null, {
      error: 'one-target',
      path: ['campaignId'],
    }),
  response: z.object({ did }),
});
