import { integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { WeekSchedule } from '#schemas/domain/schedule.ts';
import { moment } from './columns.ts';

/** Opening hours that flows refer to. */
export const schedules = pgTable('schedules', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  timeZone: text('time_zone').notNull(),
  week: jsonb('week').$type<WeekSchedule>().notNull(),
  revision: integer('revision').notNull().default(1),
  updatedAt: moment('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
});
