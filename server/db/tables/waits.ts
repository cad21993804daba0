import { sql } from 'drizzle-orm';
import { boolean, doublePrecision, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Medium, RequiredSkill } from '#runtime/acd/distribution.ts';
import type { Wait, WaitEnd } from '#runtime/acd/ports.ts';
import { moment } from './columns.ts';

/** Everything that waits or has waited for an agent, in one queue each: live state and history in one. */
export const waits = pgTable(
  'waits',
  {
    id: text('id').primaryKey(),
    medium: text('medium').$type<Medium>().notNull(),
    queue: text('queue').notNull(),
    campaign: text('campaign').notNull(),
    priority: integer('priority').notNull(),
    since: moment('since').notNull(),
    enteredAt: moment('entered_at').notNull(),
    skills: jsonb('skills').$type<readonly RequiredSkill[]>().notNull(),
    decrement: boolean('decrement').notNull(),
    held: boolean('held').notNull().default(false),
    refusedBy: jsonb('refused_by').$type<readonly string[]>().notNull().default([]),
    onlyFor: text('only_for'),
    contactId: text('contact_id').notNull(),
    customer: text('customer').notNull(),
    called: text('called').notNull(),
    whisper: jsonb('whisper').$type<Wait['whisper']>().notNull().default([]),
    about: text('about'),
    /** The conversation that it is being given to; null while it waits. */
    conversationId: text('conversation_id'),
    /** The effect of its overflow flow that has changed its queue or priority last: asked again, it changes nothing. */
    changedBy: text('changed_by'),
    /** How often an agent's phone was not answered. */
    refusals: integer('refusals').notNull().default(0),
    /** What was predicted on arrival, in seconds; null when nobody was staffed. */
    predictedSeconds: integer('predicted_seconds'),
    /** The same by the model alone, not corrected by recent waits; null also for who waits by a promise or has left a message. */
    modelSeconds: doublePrecision('model_seconds'),
    /** By the model alone, what a caller would have had to wait who was not served; null when nobody could tell. */
    remainingSeconds: doublePrecision('remaining_seconds'),
    /** All three null while it goes on. */
    end: text('end').$type<WaitEnd>(),
    endedAt: moment('ended_at'),
    /** Who took it. */
    agent: text('agent'),
  },
  (table) => [
    index('waits_open').on(table.queue).where(sql`"end" is null`),
    index('waits_entered').on(table.enteredAt),
    index('waits_contact').on(table.contactId),
    index('waits_customer').on(table.customer, table.enteredAt),
    index('waits_about').on(table.about).where(sql`about is not null`),
  ],
);
