import { type SQL, sql } from 'drizzle-orm';
import type { QueueSettings } from '#schemas/domain/queue.ts';
import type { ReportFigures } from '#schemas/domain/report-figures.ts';
import type { Database } from '../db/open.ts';
import { queues, reportConversations, reportWaits } from '../db/tables/index.ts';

/*
 * What single rows come to, and what they come to together. The figures of today and the sums of past days are made of the
 * same expressions, so that they cannot differ.
 */

interface Rows {
  /** What is selected beside the measures. */
  columns: SQL;
  where: SQL;
}

/** The seconds within which a call of its queue is answered in time, for a row that has a column `queue`. */
export async function readGoals(db: Database): Promise<SQL> {
  const known = await db.select({ id: queues.id, settings: queues.settings }).from(queues);
  if (known.length === 0) return sql`0`;
  const goalOf = ({ id, settings }: { id: string; settings: QueueSettings }) =>
    sql`when ${id} then ${settings.serviceLevelSeconds}::int`;
  return sql`case queue ${sql.join(known.map(goalOf), sql` `)} else 0 end`;
}

/** Callers whose wait is over. */
export function measuredWaits({ columns, where, goal }: Rows & { goal: SQL }): SQL {
  return sql`
    select *, case when "end" = 'answered' then waited end as answered
    from (
      select ${columns}, "end", predicted_seconds::float8 as predicted,
        date_part('epoch', ended_at - entered_at) as waited, ${goal} as goal
      from waits
      where medium = 'call' and "end" is not null and ${where}
    ) as wait`;
}

export const waitSums = sql`
  count(*)::int as "offered",
  count(answered)::int as "answered",
  count(*) filter (where "end" = 'abandoned')::int as "abandoned",
  count(*) filter (where "end" in ('overflow', 'callback', 'moved'))::int as "overflow",
  count(*) filter (where "end" = 'failed')::int as "failed",
  count(*) filter (where answered <= goal)::int as "inTime",
  coalesce(sum(answered), 0) as "waitSeconds",
  coalesce(max(waited), 0) as "longestWaitSeconds",
  count(answered + predicted)::int as "predicted",
  coalesce(sum(predicted) filter (where answered is not null), 0) as "predictedSeconds",
  coalesce(sum(answered) filter (where predicted is not null), 0) as "seenSeconds",
  coalesce(sum(abs(answered - predicted)), 0) as "differenceSeconds"`;

/** Conversations that agents have finished. */
export function measuredConversations({ columns, where }: Rows): SQL {
  return sql`
    select ${columns}, answered_at is not null or medium = 'voicemail' as taken, "end", disposition_category, disposition_quota,
      date_part('epoch', coalesce(talk_ended_at, closed_at) - answered_at) as talked,
      held_seconds::float8 as held, date_part('epoch', closed_at - talk_ended_at) as after
    from conversations
    where closed_at is not null and ${where}`;
}

export const conversationSums = sql`
  count(*) filter (where taken)::int as "conversations",
  count(*) filter (where "end" = 'not-answered')::int as "notAnswered",
  coalesce(sum(greatest(talked - held, 0)), 0) as "talkSeconds",
  coalesce(sum(held), 0) as "holdSeconds",
  coalesce(sum(after), 0) as "wrapUpSeconds",
  count(*) filter (where disposition_category = 'positive')::int as "positive",
  count(*) filter (where disposition_category in ('positive', 'argued'))::int as "argued",
  count(*) filter (where disposition_quota)::int as "quota"`;

type SumOf<Table> = keyof Table & keyof ReportFigures;

export const waitFigures: readonly SumOf<typeof reportWaits>[] = [
  'offered',
  'answered',
  'abandoned',
  'overflow',
  'failed',
  'inTime',
  'waitSeconds',
  'longestWaitSeconds',
  'predicted',
  'predictedSeconds',
  'seenSeconds',
  'differenceSeconds',
];

export const conversationFigures: readonly SumOf<typeof reportConversations>[] = [
  'conversations',
  'notAnswered',
  'talkSeconds',
  'holdSeconds',
  'wrapUpSeconds',
  'positive',
  'argued',
  'quota',
];

/** The same of days that have been added up. */
export const addedWaits = together(waitFigures, reportWaits);
export const addedConversations = together(conversationFigures, reportConversations);

/**
 * Sums of several rows together.
 * @param table Has them under names of its own; bare names, because other tables have the same.
 */
export function together<Name extends string>(names: readonly Name[], table?: Record<Name, { name: string }>): SQL {
  const sums = names.map((name) => {
    const all = name === 'longestWaitSeconds' ? sql`max` : sql`sum`;
    return sql`${all}(${sql.identifier(table?.[name].name ?? name)})::float8 as ${sql.identifier(name)}`;
  });
  return sql.join(sums, sql`, `);
}
