import { type SQL, sql } from 'drizzle-orm';
import type { ReportBy } from '#schemas/api/reports.ts';
import { moment } from '../db/moment.ts';
import { type Scope, seesAgent } from '../supervision/read-scope.ts';
import type { Period } from './buckets.ts';
import type { ReportRequest } from './read-report.ts';

type Source = 'waits' | 'conversations' | 'callbacks';

/** A disposition as one text, like `statusKey`. */
const disposition = sql`coalesce(disposition_group || chr(31) || disposition_code || chr(31) || disposition_category
  || chr(31) || coalesce(disposition_detail, ''), '')`;

export interface GivenStatus {
  group: string;
  code: string;
  category: string;
  detail: string;
}

/** A disposition as one text, with characters in between that no code has. */
export function statusKey({ group, code, category, detail }: GivenStatus): string {
  return [group, code, category, detail].join('\u001f');
}

/**
 * The column of each table that names the group; '' for what belongs to none, null for what cannot belong to one. Days that
 * have been added up have the same columns.
 */
export const sourcesBy: Record<Source, Record<ReportBy, SQL>> = {
  waits: { campaign: sql`campaign`, queue: sql`queue`, agent: sql`coalesce(agent, '')`, disposition: sql`null::text` },
  conversations: { campaign: sql`campaign`, queue: sql`queue`, agent: sql`agent`, disposition },
  callbacks: {
    campaign: sql`campaign`,
    queue: sql`queue`,
    agent: sql`coalesce(agent, '')`,
    disposition: sql`null::text`,
  },
};

/** The sums of conversations that know a group. */
export function conversationsBy(by: ReportBy): SQL {
  return by === 'disposition' ? sql`report_dispositions` : sql`report_conversations`;
}

/** When something counts. */
export const beganAt: Record<Source, SQL> = {
  waits: sql`entered_at`,
  conversations: sql`offered_at`,
  callbacks: sql`asked_at`,
};

/** The part of the period in which something happened; the first one is 1. */
export function bucketOf(at: SQL, { bounds }: Pick<Period, 'bounds'>): SQL {
  const moments = bounds.map((bound) => new Date(bound).toISOString());
  // Selected, so that the text is read once and not for each row.
  return sql`width_bucket(${at}, (select ${`{${moments.join(',')}}`}::timestamptz[]))`;
}

/** What is in the period, asked for, and to be seen by whoever asks. */
export function conditionsOf({ query, period, scope }: ReportRequest, source: Source, at = beganAt[source]): SQL {
  const parts = [sql`${at} >= ${moment(period.from)}`, sql`${at} < ${moment(period.to)}`];
  if (query.campaign !== undefined) parts.push(sql`campaign = ${query.campaign}`);
  if (query.queue !== undefined) parts.push(sql`queue = ${query.queue}`);
  // Whoever does not see an agent is not told either what callers of a shared queue they have taken.
  if (query.agent !== undefined) parts.push(seesAgent(scope, query.agent) ? sql`agent = ${query.agent}` : sql`false`);
  parts.push(seen(scope, source));
  return sql.join(parts, sql` and `);
}

/** Waits and promised calls belong to queues, conversations to agents (S94). */
function seen({ agents, queues }: Pick<Scope, 'agents' | 'queues'>, source: Source): SQL {
  if (source === 'conversations')
    return agents === 'everybody' ? sql`true` : sql`agent = any(${listOf(agents)}::text[])`;
  return queues === 'all' ? sql`true` : sql`queue = any(${listOf(queues)}::text[])`;
}

/** A list as the text form of an array: one parameter, however long it is. */
export function listOf(values: Iterable<string>): string {
  return `{${[...values].map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
