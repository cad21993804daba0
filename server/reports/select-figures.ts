import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type ReportFigures, reportFigures } from '#schemas/domain/report-figures.ts';
import type { Database } from '../db/open.ts';
import { selectRows } from '../db/rows.ts';
import type { ReportRequest } from './read-report.ts';
import { bucketOf, conditionsOf, sourcesBy } from './report-conditions.ts';

/** Figures of one group in one part of a period. */
export interface FigureRow {
  key: string;
  bucket: number;
  figures: Partial<ReportFigures>;
}

/** Callers who waited for an agent, by how their wait ended. */
export function selectWaitFigures(db: Database, request: ReportRequest): Promise<FigureRow[]> {
  const waited = sql`date_part('epoch', ended_at - entered_at)`;
  return selectFigures(
    db,
    // The seconds of each queue are read once, not for each caller.
    sql`
      with goals as materialized (
        select id, coalesce((settings->>'serviceLevelSeconds')::float8, 0) as seconds from queues
      )
      select ${sourcesBy.waits[request.query.by]} as key, ${bucketOf(sql`entered_at`, request.period)} as bucket,
        count(*)::int as "offered",
        count(*) filter (where "end" = 'answered')::int as "answered",
        count(*) filter (where "end" = 'abandoned')::int as "abandoned",
        count(*) filter (where "end" in ('overflow', 'callback', 'moved'))::int as "overflow",
        count(*) filter (where "end" = 'failed')::int as "failed",
        count(*) filter (where "end" = 'answered' and ${waited} <= goals.seconds)::int as "inTime",
        sum(${waited}) filter (where "end" = 'answered') as "waitSeconds",
        max(${waited}) as "longestWaitSeconds",
        count(predicted_seconds) filter (where "end" = 'answered')::int as "predicted",
        sum(predicted_seconds) filter (where "end" = 'answered')::float8 as "predictedSeconds",
        sum(${waited}) filter (where "end" = 'answered' and predicted_seconds is not null) as "seenSeconds",
        sum(abs(${waited} - predicted_seconds)) filter (where "end" = 'answered') as "differenceSeconds"
      from waits left join goals on goals.id = queue
      where medium = 'call' and "end" is not null and ${conditionsOf(request, 'waits')}
      group by 1, 2`,
  );
}

/** Contacts that agents have finished. */
export function selectConversationFigures(db: Database, request: ReportRequest): Promise<FigureRow[]> {
  const talked = sql`date_part('epoch', coalesce(talk_ended_at, closed_at) - answered_at)`;
  return selectFigures(
    db,
    sql`
      select ${sourcesBy.conversations[request.query.by]} as key,
        ${bucketOf(sql`offered_at`, request.period)} as bucket,
        count(*) filter (where answered_at is not null or medium = 'voicemail')::int as "conversations",
        count(*) filter (where "end" = 'not-answered')::int as "notAnswered",
        sum(greatest(${talked} - held_seconds, 0)) as "talkSeconds",
        sum(held_seconds)::float8 as "holdSeconds",
        sum(date_part('epoch', closed_at - talk_ended_at)) as "wrapUpSeconds",
        count(*) filter (where disposition_category = 'positive')::int as "positive",
        count(*) filter (where disposition_category in ('positive', 'argued'))::int as "argued"
      from conversations
      where closed_at is not null and ${conditionsOf(request, 'conversations')}
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

function selectFigures(db: Database, statement: SQL): Promise<FigureRow[]> {
  return selectRows(db, statement, figureRow);
}
