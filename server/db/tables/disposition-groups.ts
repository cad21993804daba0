import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { DispositionStatus } from '#schemas/domain/disposition-group.ts';
import { moment } from './columns.ts';

/** What agents can say of a contact, as it is now. */
export const dispositionGroups = pgTable('disposition_groups', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** The current one of `disposition_versions`. */
  version: integer('version').notNull(),
  revision: integer('revision').notNull().default(1),
  updatedAt: moment('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
});

/** The statuses of a group as they were at some time; never changed, so that past statistics stay true (S44). */
export const dispositionVersions = pgTable(
  'disposition_versions',
  {
    groupId: text('group_id').notNull(),
    version: integer('version').notNull(),
    currency: text('currency').notNull(),
    statuses: jsonb('statuses').$type<DispositionStatus[]>().notNull(),
    createdAt: moment('created_at').notNull(),
    createdBy: text('created_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.groupId, table.version] })],
);
