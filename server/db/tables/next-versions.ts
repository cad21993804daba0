import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';
import { flows } from './flows.ts';

/** What a flow's alias `next` names. Once its validity has begun, new contacts run it, and it becomes the published version. */
export const nextVersions = pgTable(
  'next_versions',
  {
    flowId: text('flow_id')
      .primaryKey()
      .references(() => flows.id),
    version: integer('version').notNull(),
    /** Null for one that does not take over by itself: only numbers that lead to `next` reach it. */
    startsAt: moment('starts_at'),
    setAt: moment('set_at').notNull(),
    setBy: text('set_by').notNull(),
  },
  (table) => [index('next_versions_starts').on(table.startsAt)],
);
