import { sql } from 'drizzle-orm';
import { boolean, doublePrecision, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { AgentLine } from '#schemas/domain/agent.ts';
import type {
  Conversation,
  ConversationEnd,
  ConversationMedium,
  ConversationPhase,
} from '#schemas/domain/conversation.ts';
import type { DispositionStatus } from '#schemas/domain/disposition-group.ts';
import { moment } from './columns.ts';

/** Agents with customers: live state and history in one. */
export const conversations = pgTable(
  'conversations',
  {
    id: text('id').primaryKey(),
    waitId: text('wait_id'),
    medium: text('medium').$type<ConversationMedium>().notNull(),
    agent: text('agent').notNull(),
    queue: text('queue').notNull(),
    campaign: text('campaign').notNull(),
    contactId: text('contact_id').notNull(),
    customer: text('customer').notNull(),
    called: text('called').notNull(),
    line: jsonb('line').$type<AgentLine>().notNull(),
    phase: text('phase').$type<ConversationPhase>().notNull(),
    held: boolean('held').notNull().default(false),
    heldSeconds: integer('held_seconds').notNull().default(0),
    consult: jsonb('consult').$type<Conversation['consult']>(),
    about: text('about'),
    waitedSeconds: integer('waited_seconds').notNull().default(0),
    offeredAt: moment('offered_at').notNull(),
    answeredAt: moment('answered_at'),
    talkEndedAt: moment('talk_ended_at'),
    wrapUpUntil: moment('wrap_up_until'),
    closedAt: moment('closed_at'),
    end: text('end').$type<ConversationEnd>(),
    /** The recording that goes on, or the last one. */
    recording: text('recording').$type<'off' | 'on'>().notNull().default('off'),
    recordingId: text('recording_id'),
    /** What only the one who drives it needs to go on after a crash. */
    drive: jsonb('drive').notNull().default({}),
    /** The running server that drives it; '' once it is over. */
    owner: text('owner').notNull(),
    /** Moves on with every change, so that two who drive it cannot both write. */
    revision: integer('revision').notNull().default(0),
    dispositionGroup: text('disposition_group'),
    dispositionVersion: integer('disposition_version'),
    dispositionCode: text('disposition_code'),
    dispositionName: text('disposition_name'),
    dispositionCategory: text('disposition_category').$type<DispositionStatus['category']>(),
    dispositionBenefit: doublePrecision('disposition_benefit'),
    /** The status counts towards the campaign's quota, by that version. */
    dispositionQuota: boolean('disposition_quota').notNull().default(false),
    dispositionDetail: text('disposition_detail'),
    dispositionNote: text('disposition_note'),
    dispositionAt: moment('disposition_at'),
  },
  (table) => [
    index('conversations_offered').on(table.offeredAt),
    index('conversations_campaign').on(table.campaign, table.offeredAt),
    index('conversations_agent').on(table.agent, table.offeredAt),
    index('conversations_customer').on(table.customer, table.offeredAt),
    index('conversations_contact').on(table.contactId),
    index('conversations_quota')
      .on(table.campaign, table.offeredAt)
      .where(sql`disposition_quota and closed_at is not null`),
    // The few that somebody drives, among years of them.
    index('conversations_driven').on(table.owner).where(sql`owner <> ''`),
    // Nobody is given two at once, whoever assigns.
    uniqueIndex('conversations_open').on(table.agent).where(sql`closed_at is null`),
  ],
);
