import { doublePrecision, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { DispositionStatus } from '#schemas/domain/disposition-group.ts';
import type { ReportSource } from '../../reports/report-days.ts';
import { moment } from './columns.ts';

const count = (name: string) => integer(name).notNull();
const seconds = (name: string) => doublePrecision(name).notNull();

/**
 * What has happened since days were added up, written by triggers in the transaction that changed it: days in which there
 * is such a stretch are read one by one.
 */
export const reportChanges = pgTable('report_changes', {
  /** `goals` when a queue is to answer within other seconds. */
  source: text('source').$type<ReportSource | 'goals'>().notNull(),
  beganAt: moment('began_at').notNull(),
  /** The same as `beganAt` for what is counted where it began. */
  endedAt: moment('ended_at').notNull(),
});

/** Callers whose wait is over, added up by the day of the installation’s time zone on which it began. */
export const reportWaits = pgTable(
  'report_waits',
  {
    day: moment('day').notNull(),
    campaign: text('campaign').notNull(),
    queue: text('queue').notNull(),
    /** '' for nobody. */
    agent: text('agent').notNull(),
    /** The seconds within which they were to be answered, when they were added up. */
    goal: integer('goal').notNull(),
    offered: count('offered'),
    answered: count('answered'),
    abandoned: count('abandoned'),
    overflow: count('overflow'),
    failed: count('failed'),
    inTime: count('in_time'),
    waitSeconds: seconds('wait_seconds'),
    longestWaitSeconds: seconds('longest_wait_seconds'),
    predicted: count('predicted'),
    predictedSeconds: seconds('predicted_seconds'),
    seenSeconds: seconds('seen_seconds'),
    differenceSeconds: seconds('difference_seconds'),
  },
  (table) => [primaryKey({ columns: [table.day, table.campaign, table.queue, table.agent] })],
);

/** What all sums of conversations hold. */
const conversationSums = {
  day: moment('day').notNull(),
  campaign: text('campaign').notNull(),
  queue: text('queue').notNull(),
  agent: text('agent').notNull(),
  /** The group of statuses that was used, whose version has the currency; both null for conversations without one. */
  group: text('disposition_group'),
  version: integer('disposition_version'),
  conversations: count('conversations'),
  notAnswered: count('not_answered'),
  talkSeconds: seconds('talk_seconds'),
  holdSeconds: seconds('hold_seconds'),
  wrapUpSeconds: seconds('wrap_up_seconds'),
  positive: count('positive'),
  argued: count('argued'),
  quota: count('quota'),
  benefit: doublePrecision('benefit').notNull(),
};

/** Finished conversations by the day on which they were offered. */
export const reportConversations = pgTable('report_conversations', conversationSums, (table) => [
  index('report_conversations_day').on(table.day),
]);

/** The same by what was said of them: about ten times as many rows, for those reports that show it. */
export const reportDispositions = pgTable(
  'report_dispositions',
  {
    ...conversationSums,
    code: text('disposition_code'),
    category: text('disposition_category').$type<DispositionStatus['category']>(),
    detail: text('disposition_detail'),
    /** As it was given. */
    name: text('disposition_name'),
    closed: count('closed'),
  },
  (table) => [index('report_dispositions_day').on(table.day)],
);

/** How agents spent each day; what goes on over midnight belongs to both days with its part. */
export const reportAgentTimes = pgTable(
  'report_agent_times',
  {
    day: moment('day').notNull(),
    userId: text('user_id').notNull(),
    state: text('state').notNull(),
    reason: text('reason').notNull(),
    seconds: seconds('seconds'),
    /** Stretches that began on this day, … */
    begun: count('begun'),
    /** … and those from before that went on. */
    carried: count('carried'),
  },
  (table) => [primaryKey({ columns: [table.day, table.userId, table.state, table.reason] })],
);
