import { type SQL, sql } from 'drizzle-orm';
import type { ReportBy } from '#schemas/api/reports.ts';
import type { Scope } from '../supervision/read-scope.ts';
import type { Period } from './buckets.ts';
import type { ReportRequest } from './read-report.ts';

type Source = 'waits' | 'conversations' | 'callbacks';

/** The column of each table that names the group; '' for what belongs to none. */
export const sourcesBy: Record<Source, Record<ReportBy, SQL>> = {
  waits: { campaign: sql`campaign`, queue: sql`queue`, agent: sql`coalesce(agent, '')` },
  conversations: { campaign: sql`campaign`, queue: sql`queue`, agent: sql`agent` },
  callbacks: { campaign: sql`campaign`, queue: sql`queue`, agent: sql`coalesce(agent, '')` },
};

const beganAt: Record<Source, SQL> = {
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
export function conditionsOf({ query, period, scope }: ReportRequest, source: Source): SQL {
  const at = beganAt[source];
  const parts = [
    sql`${at} >= ${new Date(period.from).toISOString()}::timestamptz`,
    sql`${at} < ${new Date(period.to).toISOString()}::timestamptz`,
  ];
  if (query.campaign !== undefined) parts.push(sql`campaign = ${query.campaign}`);
  if (query.queue !== undefined) parts.push(sql`queue = ${query.queue}`);
  if (query.agent !== undefined) parts.push(sql`agent = ${query.agent}`);
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
