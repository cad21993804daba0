import { integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Holiday } from '#schemas/domain/holiday-group.ts';
import { moment } from './columns.ts';

/** Groups of holidays that flows refer to. */
export const holidayGroups = pgTable('holiday_groups', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  holidays: jsonb('holidays').$type<Holiday[]>().notNull(),
  revision: integer('revision').notNull().default(1),
  updatedAt: moment('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
});
