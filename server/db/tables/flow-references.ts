import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { ReferenceKind } from '#schemas/nodes/fields.ts';
import { flows } from './flows.ts';

/** What each draft (version 0) and each published version refers to, to answer "used by" without reading documents. */
export const flowReferences = pgTable(
  'flow_references',
  {
    flowId: text('flow_id')
      .notNull()
      .references(() => flows.id),
    version: integer('version').notNull(),
    kind: text('kind').$type<ReferenceKind>().notNull(),
    target: text('target').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.flowId, table.version, table.kind, table.target] }),
    index('flow_references_target').on(table.kind, table.target),
  ],
);
