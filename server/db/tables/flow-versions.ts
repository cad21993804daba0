import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Flow } from '#schemas/flow/flow.ts';
import type { Ir } from '#schemas/ir/ir.ts';
import { moment } from './columns.ts';
import { flows } from './flows.ts';

/** Published versions. Rows are only ever inserted: a contact stays on the version it started with. */
export const flowVersions = pgTable(
  'flow_versions',
  {
    flowId: text('flow_id')
      .notNull()
      .references(() => flows.id),
    version: integer('version').notNull(),
    message: text('message').notNull(),
    document: jsonb('document').$type<Flow>().notNull(),
    documentHash: text('document_hash').notNull(),
    ir: jsonb('ir').$type<Ir>().notNull(),
    publishedAt: moment('published_at').notNull(),
    publishedBy: text('published_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.flowId, table.version] })],
);
