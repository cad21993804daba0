import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Flow, FlowKind } from '#schemas/flow/flow.ts';
import { moment } from './columns.ts';

/** Flows with their drafts. A deleted flow stays, so that the contacts it served can still be read. */
export const flows = pgTable(
  'flows',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    kind: text('kind').$type<FlowKind>().notNull(),
    document: jsonb('document').$type<Flow>().notNull(),
    /** Of the draft's content, whatever the order of its keys; tells whether it differs from a version. */
    documentHash: text('document_hash').notNull(),
    revision: integer('revision').notNull().default(0),
    updatedAt: moment('updated_at').notNull(),
    updatedBy: text('updated_by').notNull(),
    publishedVersion: integer('published_version'),
    deletedAt: moment('deleted_at'),
    /** Of a flow that is made from a campaign's settings: that campaign. It is in no list of flows. */
    campaignId: text('campaign_id'),
  },
  (table) => [index('flows_name').on(table.name)],
);
