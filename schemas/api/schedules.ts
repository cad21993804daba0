import { z } from 'zod';
import { catalogueId, catalogueName } from '#schemas/domain/catalogue-id.ts';
import { schedule, timeZone, weekSchedule } from '#schemas/domain/schedule.ts';
import { contract } from './contract.ts';

const tag = 'schedules';
const editors = ['admin', 'designer'] as const;
const readers = ['admin', 'designer', 'supervisor'] as const;
const params = z.object({ id: catalogueId });
const body = z.strictObject({ name: catalogueName, timeZone, week: weekSchedule });

export const listSchedules = contract({
  method: 'get',
  path: '/api/schedules',
  summary: 'Opening hours with the flows and campaigns that use them',
  tag,
  roles: readers,
  response: z.object({ schedules: z.array(schedule) }),
});

export const createSchedule = contract({
  method: 'post',
  path: '/api/schedules',
  summary: 'Add opening hours: up to two ranges a day, in minutes since midnight; the id is made from the name',
  tag,
  roles: editors,
  body,
  response: z.object({ schedule }),
  status: 201,
});

export const updateSchedule = contract({
  method: 'put',
  path: '/api/schedules/{id}',
  summary: 'Change opening hours for calls from then on; refused when somebody has saved since `revision`',
  tag,
  roles: editors,
  params,
  body: body.extend({ revision: z.number().int() }),
  response: z.object({ schedule }),
});

export const deleteSchedule = contract({
  method: 'delete',
  path: '/api/schedules/{id}',
  summary: 'Delete opening hours that no flow and no campaign uses',
  tag,
  roles: editors,
  params,
  status: 204,
});
