import { z } from 'zod';
import { agentStateName, conversation } from '#schemas/domain/conversation.ts';
import { currency, dispositionCategory } from '#schemas/domain/disposition-group.ts';
import { reportFigures } from '#schemas/domain/report-figures.ts';
import { contract } from './contract.ts';

const tag = 'reports';
/** With the right to reports; they show the agents whom somebody sees and the queues of these (S92, S94). */
const supervisors = ['admin', 'supervisor'] as const;

/** What the figures of a report are broken down by. */
export const reportBy = z.enum(['campaign', 'queue', 'agent', 'disposition']);
export type ReportBy = z.infer<typeof reportBy>;

const day = z.iso.date();
const name = z.string().min(1).max(64);

/** Days of the installation’s time zone, the last one included. */
const period = z.object({ from: day, to: day });
const filters = {
  campaign: name.optional(),
  queue: name.optional(),
  agent: name.optional(),
};

export const reportQuery = period.extend({ ...filters, by: reportBy.default('campaign') });
export type ReportQuery = z.output<typeof reportQuery>;

/** Longer periods are read in parts. */
export const LONGEST_PERIOD_DAYS = 1100;

/** What one bar of a chart stands for. */
export const bucketSize = z.enum(['hour', 'day', 'week', 'month']);
export type BucketSize = z.infer<typeof bucketSize>;

const benefit = z.object({ currency, amount: z.number() });

/** A status, and the sub-status given with it. */
const reportedStatus = z.object({
  group: z.string(),
  groupName: z.string(),
  code: z.string(),
  name: z.string(),
  category: dispositionCategory,
  /** '' without a sub-status. */
  detail: z.string(),
  detailName: z.string(),
});
export type ReportedStatus = z.infer<typeof reportedStatus>;

const reportGroup = z.object({
  /** '' for what belongs to none. */
  id: z.string(),
  name: z.string(),
  /** What a group by disposition stands for; null for conversations without one, and in other reports. */
  status: reportedStatus.nullable(),
  figures: reportFigures,
  benefits: z.array(benefit),
});
export type ReportGroup = z.infer<typeof reportGroup>;

const reportBucket = z.object({ from: z.string(), to: z.string(), figures: reportFigures });

const reportDisposition = z.object({
  group: z.string(),
  groupName: z.string(),
  code: z.string(),
  /** As it was given last. */
  name: z.string(),
  category: dispositionCategory,
  count: z.number(),
  benefits: z.array(benefit),
});
export type ReportDisposition = z.infer<typeof reportDisposition>;

export const report = z.object({
  from: z.string(),
  to: z.string(),
  timeZone: z.string(),
  bucketSize,
  totals: reportFigures,
  benefits: z.array(benefit),
  groups: z.array(reportGroup),
  buckets: z.array(reportBucket),
  dispositions: z.array(reportDisposition),
});
export type Report = z.infer<typeof report>;

export const readReport = contract({
  method: 'get',
  path: '/api/reports/summary',
  summary: 'Figures of a period: in all, by campaign, queue, agent or disposition, and over time',
  tag,
  roles: supervisors,
  query: reportQuery,
  response: z.object({ report }),
});

const agentTime = z.object({
  id: z.string(),
  name: z.string(),
  login: z.string(),
  signedInSeconds: z.number(),
  readySeconds: z.number(),
  /** Reserved and ringing. */
  ringingSeconds: z.number(),
  talkSeconds: z.number(),
  wrapUpSeconds: z.number(),
  /** Between two calls, as campaigns give it. */
  breakSeconds: z.number(),
  unreachableSeconds: z.number(),
  pauses: z.array(
    z.object({
      /** '' for one without a reason. */
      reason: z.string(),
      name: z.string(),
      productive: z.boolean(),
      seconds: z.number(),
      times: z.number(),
    }),
  ),
});
export type AgentTime = z.infer<typeof agentTime>;

export const readAgentTimes = contract({
  method: 'get',
  path: '/api/reports/agent-times',
  summary: 'How agents spent a period: ready, talking, wrap-up, pauses by reason',
  tag,
  roles: supervisors,
  query: period.extend({ agent: name.optional() }),
  response: z.object({ agents: z.array(agentTime) }),
});

export const conversationsQuery = period.extend({
  ...filters,
  /** A status, by its code. */
  disposition: z.string().max(32).optional(),
  /** Part of the customer's number. */
  customer: z.string().max(40).optional(),
});
export type ConversationsQuery = z.output<typeof conversationsQuery>;

export const listConversations = contract({
  method: 'get',
  path: '/api/reports/conversations',
  summary: 'Conversations of agents, newest first',
  tag,
  roles: supervisors,
  query: conversationsQuery.extend({
    /** `next` of the page before. */
    cursor: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  response: z.object({ conversations: z.array(conversation), next: z.string().nullable() }),
});

/** What a conversation's page shows besides what its agent sees. */
export const conversationTrail = z.object({
  /** null for outgoing calls. */
  wait: z
    .object({
      enteredAt: z.string(),
      endedAt: z.string().nullable(),
      predictedSeconds: z.number().nullable(),
      /** Agents whose phone was not answered before. */
      refusals: z.number(),
    })
    .nullable(),
  /** What its agent did meanwhile. */
  states: z.array(z.object({ state: agentStateName, beganAt: z.string(), endedAt: z.string().nullable() })),
  heldSeconds: z.number(),
  /** Who listened, spoke or heard the recording, by the audit trail. */
  supervision: z.array(z.object({ at: z.string(), user: z.string(), action: z.string() })),
  /** The contact of its script, which can be replayed. */
  script: z.string().nullable(),
});
export type ConversationTrail = z.infer<typeof conversationTrail>;

export const readConversationTrail = contract({
  method: 'get',
  path: '/api/reports/conversations/{id}',
  summary: 'How a conversation came about and went: wait, states of the agent, supervisors',
  tag,
  roles: supervisors,
  params: z.object({ id: z.string().min(1).max(200) }),
  response: z.object({ trail: conversationTrail }),
});

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const exportReportCsv = contract({
  method: 'get',
  path: '/api/reports/summary.csv',
  summary: 'The figures of a report by campaign, queue, agent or disposition as CSV',
  tag,
  roles: supervisors,
  query: reportQuery,
  produces: 'text/csv; charset=utf-8',
});

export const exportReportXlsx = contract({
  method: 'get',
  path: '/api/reports/summary.xlsx',
  summary: 'A whole report as a workbook for spreadsheets',
  tag,
  roles: supervisors,
  query: reportQuery,
  produces: xlsx,
});

/** So many rows at most are written to a file. */
export const MOST_EXPORTED = 50_000;

export const exportConversationsCsv = contract({
  method: 'get',
  path: '/api/reports/conversations.csv',
  summary: 'Conversations as CSV, newest first',
  tag,
  roles: supervisors,
  query: conversationsQuery,
  produces: 'text/csv; charset=utf-8',
});

export const exportConversationsXlsx = contract({
  method: 'get',
  path: '/api/reports/conversations.xlsx',
  summary: 'Conversations as a workbook for spreadsheets, newest first',
  tag,
  roles: supervisors,
  query: conversationsQuery,
  produces: xlsx,
});
