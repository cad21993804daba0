import { z } from 'zod';
import { catalogueId, catalogueName } from '#schemas/domain/catalogue-id.ts';
import { holiday, holidayGroup, MAX_HOLIDAYS } from '#schemas/domain/holiday-group.ts';
import { contract } from './contract.ts';

const tag = 'holidays';
const editors = ['admin', 'designer'] as const;
const readers = ['admin', 'designer', 'supervisor'] as const;
const params = z.object({ id: catalogueId });
const body = z.strictObject({ name: catalogueName, holidays: z.array(holiday).max(MAX_HOLIDAYS) });

export const listHolidayGroups = contract({
  method: 'get',
  path: '/api/holiday-groups',
  summary: 'Groups of holidays with the flows and campaigns that use them',
  tag,
  roles: readers,
  response: z.object({ holidayGroups: z.array(holidayGroup) }),
});

export const createHolidayGroup = contract({
  method: 'post',
  path: '/api/holiday-groups',
  summary: 'Add a group of holidays; the id is made from the name',
  tag,
  roles: editors,
  body,
  response: z.object({ holidayGroup }),
  status: 201,
});

export const updateHolidayGroup = contract({
  method: 'put',
  path: '/api/holiday-groups/{id}',
  summary: 'Change holidays for calls from then on; refused when somebody has saved since `revision`',
  tag,
  roles: editors,
  params,
  body: body.extend({ revision: z.number().int() }),
  response: z.object({ holidayGroup }),
});

export const deleteHolidayGroup = contract({
  method: 'delete',
  path: '/api/holiday-groups/{id}',
  summary: 'Delete a group of holidays that no flow and no campaign uses',
  tag,
  roles: editors,
  params,
  status: 204,
});
