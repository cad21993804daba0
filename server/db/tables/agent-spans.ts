import { sql } from 'drizzle-orm';
import { bigserial, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { AgentStateName } from '#schemas/domain/conversation.ts';
import { moment } from './columns.ts';

/** How agents spent their time: one row for each stretch in one state, except signed out. */
export const agentSpans = pgTable(
  'agent_spans',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    userId: text('user_id').notNull(),
    state: text('state').$type<AgentStateName>().notNull(),
    /** Of a pause, its reason. */
    reason: text('reason').notNull().default(''),
    /** Of the conversation, '' outside one. */
    campaign: text('campaign').notNull().default(''),
    conversationId: text('conversation_id'),
    beganAt: moment('began_at').notNull(),
    /** Null while it goes on. */
    endedAt: moment('ended_at'),
  },
  (table) => [
    index('agent_spans_began').on(table.beganAt),
    index('agent_spans_user').on(table.userId, table.beganAt),
    // Few, and found however long ago they began.
    index('agent_spans_long').on(table.beganAt).where(sql`ended_at - began_at > interval '1 hour'`),
    uniqueIndex('agent_spans_open').on(table.userId).where(sql`ended_at is null`),
  ],
);
