import { z } from 'zod';
import { blacklist, blacklistNumber, MAX_BLACKLIST_NOTE } from '#schemas/domain/blacklist.ts';
import { catalogueId, catalogueName } from '#schemas/domain/catalogue-id.ts';
import { country } from '#schemas/domain/country.ts';
import { contract } from './contract.ts';
import { seenRevision } from './revised.ts';
import { FORM_OVERHEAD_BYTES, uploadedFile } from './uploaded-file.ts';

const tag = 'blacklists';
const editors = ['admin', 'designer'] as const;
const readers = ['admin', 'designer', 'supervisor'] as const;
const params = z.object({ id: catalogueId });
const body = z.strictObject({ name: catalogueName, country });

export const MAX_BLACKLIST_FILE_BYTES = 5 * 1024 * 1024;

export const listBlacklists = contract({
  method: 'get',
  path: '/api/blacklists',
  summary: 'Blacklists with the flows that use them',
  tag,
  roles: readers,
  response: z.object({ blacklists: z.array(blacklist) }),
});

export const createBlacklist = contract({
  method: 'post',
  path: '/api/blacklists',
  summary: 'Add an empty blacklist; the id is made from the name',
  tag,
  roles: editors,
  body,
  response: z.object({ blacklist }),
  status: 201,
});

export const updateBlacklist = contract({
  method: 'put',
  path: '/api/blacklists/{id}',
  summary:
    'Rename a blacklist, or say another country for its numbers; refused when somebody has saved since `revision`',
  tag,
  roles: editors,
  params,
  body: body.extend({ revision: seenRevision }),
  response: z.object({ blacklist }),
});

export const deleteBlacklist = contract({
  method: 'delete',
  path: '/api/blacklists/{id}',
  summary: 'Delete a blacklist that no flow uses, with its numbers',
  tag,
  roles: editors,
  params,
  status: 204,
});

export const listBlacklistNumbers = contract({
  method: 'get',
  path: '/api/blacklists/{id}/numbers',
  summary: 'Numbers of a blacklist, the latest first',
  tag,
  roles: readers,
  params,
  query: z.object({
    search: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  response: z.object({ numbers: z.array(blacklistNumber), total: z.number() }),
});

export const addBlacklistNumber = contract({
  method: 'post',
  path: '/api/blacklists/{id}/numbers',
  summary: 'Put a number on a blacklist; one that is on it gets the new note',
  tag,
  roles: editors,
  params,
  body: z.strictObject({
    number: z.string().trim().min(1).max(40),
    note: z.string().trim().max(MAX_BLACKLIST_NOTE).default(''),
  }),
  response: z.object({ number: blacklistNumber }),
  status: 201,
});

export const importBlacklistNumbers = contract({
  method: 'post',
  path: '/api/blacklists/{id}/import',
  summary: 'Add the numbers of a CSV file: number, note',
  tag,
  roles: editors,
  params,
  bodyType: 'multipart',
  maxBytes: MAX_BLACKLIST_FILE_BYTES + FORM_OVERHEAD_BYTES,
  body: z.strictObject({ file: uploadedFile }),
  response: z.object({
    added: z.number(),
    /** They were on the list already; their notes are the new ones. */
    known: z.number(),
    /** The first lines that hold no phone number. */
    refused: z.array(z.object({ line: z.number(), value: z.string() })),
    refusedCount: z.number(),
  }),
});

export const removeBlacklistNumber = contract({
  method: 'delete',
  path: '/api/blacklists/{id}/numbers/{number}',
  summary: 'Take a number off a blacklist',
  tag,
  roles: editors,
  params: params.extend({ number: z.string().max(40) }),
  status: 204,
});
