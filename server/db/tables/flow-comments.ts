import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';
import { flows } from './flows.ts';

/** What people say to each other about a flow; beside its document, so that talking changes no version. */
export const flowComments = pgTable(
  'flow_comments',
  {
    id: text('id').primaryKey(),
    flowId: text('flow_id')
      .notNull()
      .references(() => flows.id),
    /** The comment that began the thread; its own id for that one. */
    threadId: text('thread_id').notNull(),
    /** The node the thread is about; null for the flow as a whole. */
    node: text('node'),
    text: text('text').notNull(),
    author: text('author').notNull(),
    writtenAt: moment('written_at').notNull(),
    /** Of the thread, on its first comment. */
    resolvedAt: moment('resolved_at'),
    resolvedBy: text('resolved_by'),
  },
  (table) => [index('flow_comments_flow').on(table.flowId, table.writtenAt)],
);
