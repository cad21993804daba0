import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { QueueSettings } from '#schemas/domain/queue.ts';
import { type ReportFigures, reportFigures } from '#schemas/domain/report-figures.ts';
import type { Database } from '../db/open.ts';
import { selectRows } from '../db/rows.ts';
import { queues } from '../db/tables/index.ts';
import type { ReportRequest } from './read-report.ts';
import { bucketOf, conditionsOf, sourcesBy } from './report-conditions.ts';

/** Figures of one group in one part of a period. */
export interface FigureRow {
  key: string;
  bucket: number;
  figures: Partial<ReportFigures>;
}

/** Callers who waited for an agent, by how their wait ended. Added up by several processes of the database at once. */
export async function selectWaitFigures(db: Database, request: ReportRequest): Promise<FigureRow[]> {
  const known = await db.select({ id: queues.id, settings: queues.settings }).from(queues);
  return selectFigures(
    db,
    sql`
      select key, bucket,
        count(*)::int as "offered",
        count(answered)::int as "answered",
        count(*) filter (where "end" = 'abandoned')::int as "abandoned",
        count(*) filter (where "end" in ('overflow', 'callback', 'moved'))::int as "overflow",
        count(*) filter (where "end" = 'failed')::int as "failed",
        count(*) filter (where answered <= goal)::int as "inTime",
        sum(answered) as "waitSeconds",
        max(waited) as "longestWaitSeconds",
        count(answered + predicted)::int as "predicted",
        sum(predicted) filter (where answered is not null) as "predictedSeconds",
        sum(answered) filter (where predicted is not null) as "seenSeconds",
        sum(abs(answered - predicted)) as "differenceSeconds"
      from (
        select key, bucket, "end", predicted, waited, goal, case when "end" = 'answered' then waited end as answered
        from (
          select ${sourcesBy.waits[request.query.by]} as key, ${bucketOf(sql`entered_at`, request.period)} as bucket,
            "end", predicted_seconds::float8 as predicted, date_part('epoch', ended_at - entered_at) as waited,
            ${goalOf(known)} as goal
          from waits
          where medium = 'call' and "end" is not null and ${conditionsOf(request, 'waits')}
        ) as measured
      ) as told
      group by 1, 2`,
  );
}

/** The seconds within which a call of its queue is answered in time. */
function goalOf(known: readonly { id: string; settings: QueueSettings }[]): SQL {
  if (known.length === 0) return sql`0::float8`;
  const cases = known.map(({ id, settings }) => sql`when ${id} then ${settings.serviceLevelSeconds}::float8`);
  return sql`case queue ${sql.join(cases, sql` `)} else 0 end`;
}

/** Contacts that agents have finished. */
export function selectConversationFigures(db: Database, request: ReportRequest): Promise<FigureRow[]> {
  return selectFigures(
    db,
    sql`
      select key, bucket,
        count(*) filter (where taken)::int as "conversations",
        count(*) filter (where "end" = 'not-answered')::int as "notAnswered",
        sum(greatest(talked - held, 0)) as "talkSeconds",
        sum(held) as "holdSeconds",
        sum(after) as "wrapUpSeconds",
        count(*) filter (where category = 'positive')::int as "positive",
        count(*) filter (where category in ('positive', 'argued'))::int as "argued"
      from (
        select ${sourcesBy.conversations[request.query.by]} as key,
          ${bucketOf(sql`offered_at`, request.period)} as bucket,
          answered_at is not null or medium = 'voicemail' as taken, "end", disposition_category as category,
          date_part('epoch', coalesce(talk_ended_at, closed_at) - answered_at) as talked,
          held_seconds::float8 as held, date_part('epoch', closed_at - talk_ended_at) as after
        from conversations
        where closed_at is not null and ${conditionsOf(request, 'conversations')}
      ) as measured
      group by 1, 2`,
  );
}

/** Promised calls, by when they were asked for; one is kept once somebody has handled it. */
export function selectCallbackFigures(db: Database, request: ReportRequest): Promise<FigureRow[]> {
  return selectFigures(
    db,
    sql`
      select ${sourcesBy.callbacks[request.query.by]} as key, ${bucketOf(sql`asked_at`, request.period)} as bucket,
        count(*)::int as "callbacksPlanned", count(handled_at)::int as "callbacksKept"
      from callbacks
      where ${conditionsOf(request, 'callbacks')}
      group by 1, 2`,
  );
}

const figureRow = z
  .looseObject({ key: z.string(), bucket: z.number() })
  .transform(({ key, bucket, ...columns }): FigureRow => {
    const figures: Partial<ReportFigures> = {};
    for (const name of reportFigures.keyof().options) {
      const value = columns[name];
      // A sum over nothing is null.
      if (typeof value === 'number') figures[name] = value;
    }
    return { key, bucket, figures };
  });

/** Enough to group by hashing: the database expects far more groups than there are and would sort all rows otherwise. */
const GROUPING_MEMORY = sql`set local work_mem = '64MB'`;

function selectFigures(db: Database, statement: SQL): Promise<FigureRow[]> {
  return db.transaction(async (tx) => {
    await tx.execute(GROUPING_MEMORY);
    return selectRows(tx, statement, figureRow);
  });
}
