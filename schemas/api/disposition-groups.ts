import { z } from 'zod';
import { catalogueId, catalogueName } from '#schemas/domain/catalogue-id.ts';
import {
  currency,
  dispositionGroup,
  dispositionStatuses,
  dispositionVersion,
} from '#schemas/domain/disposition-group.ts';
import { contract } from './contract.ts';

const tag = 'dispositions';
const admins = ['admin'] as const;
const readers = ['admin', 'designer', 'supervisor'] as const;
const params = z.object({ id: catalogueId });
const body = z.strictObject({ name: catalogueName, currency, statuses: dispositionStatuses });
const answer = z.object({ dispositionGroup });

export const listDispositionGroups = contract({
  method: 'get',
  path: '/api/disposition-groups',
  summary: 'Groups of dispositions as they are now, with the campaigns that use them',
  tag,
  roles: readers,
  response: z.object({ dispositionGroups: z.array(dispositionGroup) }),
});

export const readDispositionGroup = contract({
  method: 'get',
  path: '/api/disposition-groups/{id}',
  summary: 'One group of dispositions as it is now',
  tag,
  roles: readers,
  params,
  response: answer,
});

export const createDispositionGroup = contract({
  method: 'post',
  path: '/api/disposition-groups',
  summary: 'Add a group of dispositions; the id is made from the name',
  tag,
  roles: admins,
  body,
  response: answer,
  status: 201,
});

export const updateDispositionGroup = contract({
  method: 'put',
  path: '/api/disposition-groups/{id}',
  summary: 'Change a group; other statuses or another currency make a new version, and past contacts keep theirs',
  tag,
  roles: admins,
  params,
  body: body.extend({ revision: z.number().int() }),
  response: answer,
});

export const listDispositionVersions = contract({
  method: 'get',
  path: '/api/disposition-groups/{id}/versions',
  summary: 'What a group was, from when on, newest first',
  tag,
  roles: readers,
  params,
  response: z.object({ versions: z.array(dispositionVersion) }),
});

export const deleteDispositionGroup = contract({
  method: 'delete',
  path: '/api/disposition-groups/{id}',
  summary: 'Delete a group that no campaign uses; what it was stays known to the statistics',
  tag,
  roles: admins,
  params,
  status: 204,
});
