import { boolean, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { SkillGroup } from '#schemas/domain/skill-group.ts';
import { moment } from './columns.ts';

/** What agents can be good at, in groups. */
export const skillGroups = pgTable('skill_groups', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  skills: jsonb('skills').$type<SkillGroup['skills']>().notNull(),
  decrement: boolean('decrement').notNull(),
  revision: integer('revision').notNull().default(1),
  updatedAt: moment('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
});
