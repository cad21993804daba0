import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { ScriptDraft } from '#schemas/domain/script-run.ts';
import { moment } from './columns.ts';

/** The script of a conversation. Its journal is that of the contact of the same id. */
export const scriptRuns = pgTable(
  'script_runs',
  {
    /** Of its contact in `contacts`, kind `script`. */
    id: text('id').primaryKey(),
    conversationId: text('conversation_id').notNull().unique(),
    flowId: text('flow_id').notNull(),
    flowVersion: integer('flow_version').notNull(),
    /** What has been typed into the page that is open, saved as it is typed. */
    draft: jsonb('draft').$type<Partial<ScriptDraft>>().notNull().default({}),
    startedAt: moment('started_at').notNull(),
    endedAt: moment('ended_at'),
  },
  (table) => [index('script_runs_open').on(table.startedAt).where(sql`ended_at is null`)],
);
