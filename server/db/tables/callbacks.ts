import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { SkillRequirement } from '#schemas/domain/skill-group.ts';
import { moment } from './columns.ts';

/** Calls that callers asked for. */
export const callbacks = pgTable(
  'callbacks',
  {
    id: text('id').primaryKey(),
    /** The effect that asked for it; one that is carried out again after a crash plans nothing twice. */
    effectId: text('effect_id').notNull().unique(),
    queue: text('queue').notNull(),
    number: text('number').notNull(),
    /** Null: as soon as an agent is free. */
    dueAt: moment('due_at'),
    note: text('note').notNull(),
    contactId: text('contact_id').notNull(),
    askedAt: moment('asked_at').notNull().defaultNow(),
    campaign: text('campaign').notNull().default(''),
    /** Whose it is in person; null: whoever serves the queue. */
    agent: text('agent'),
    /** The conversation in which an agent planned it; null when the caller asked for it. */
    conversationId: text('conversation_id'),
    /** When the caller's wait began, whose place it keeps; null for one at a time of its own. */
    waitingSince: moment('waiting_since'),
    priority: integer('priority').notNull().default(0),
    skills: jsonb('skills').$type<readonly SkillRequirement[]>().notNull().default([]),
    attempts: integer('attempts').notNull().default(0),
    /** Both null until somebody has handled it. */
    handledAt: moment('handled_at'),
    handledBy: text('handled_by'),
  },
  (table) => [
    index('callbacks_asked').on(table.askedAt, table.id),
    index('callbacks_number').on(table.number),
    index('callbacks_conversation').on(table.conversationId).where(sql`conversation_id is not null`),
    uniqueIndex('callbacks_open').on(table.queue, table.number).where(sql`handled_at is null`),
  ],
);
