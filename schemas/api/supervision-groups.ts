import { z } from 'zod';
import { supervisionGroup } from '#schemas/domain/agent.ts';
import { catalogueId, catalogueName } from '#schemas/domain/catalogue-id.ts';
import { field } from '#schemas/nodes/fields.ts';
import { contract } from './contract.ts';
import { seenRevision } from './revised.ts';

const tag = 'agents';
const admins = ['admin'] as const;
const params = z.object({ id: catalogueId });
const body = z.strictObject({ name: field(catalogueName, { widget: 'text' }) });
const answer = z.object({ supervisionGroup });

export const listSupervisionGroups = contract({
  method: 'get',
  path: '/api/supervision-groups',
  summary: 'Groups that limit whom a supervisor sees',
  tag,
  roles: ['admin', 'supervisor'],
  response: z.object({ supervisionGroups: z.array(supervisionGroup) }),
});

export const createSupervisionGroup = contract({
  method: 'post',
  path: '/api/supervision-groups',
  summary: 'Add a supervision group',
  tag,
  roles: admins,
  body,
  response: answer,
  status: 201,
});

export const renameSupervisionGroup = contract({
  method: 'put',
  path: '/api/supervision-groups/{id}',
  summary: 'Rename a supervision group; refused when somebody has saved since `revision`',
  tag,
  roles: admins,
  params,
  body: body.extend({ revision: seenRevision }),
  response: answer,
});

export const deleteSupervisionGroup = contract({
  method: 'delete',
  path: '/api/supervision-groups/{id}',
  summary: 'Delete a supervision group that nobody belongs to or supervises',
  tag,
  roles: admins,
  params,
  status: 204,
});
