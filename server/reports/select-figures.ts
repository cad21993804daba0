import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { figureNames, type ReportFigures } from '#schemas/domain/report-figures.ts';
import type { Database } from '../db/open.ts';
import { selectRows } from '../db/rows.ts';
import {
  addedConversations,
  addedWaits,
  conversationSums,
  measuredConversations,
  measuredWaits,
  readGoals,
  waitSums,
} from './measured-rows.ts';
import { readAddedUp } from './read-added-up.ts';
import type { ReportRequest } from './read-report.ts';
import { beganAt, bucketOf, conditionsOf, conversationsBy, sourcesBy } from './report-conditions.ts';

/** Figures of one group in one part of a period. */
export interface FigureRow {
  /** null for what belongs to no group of this kind. */
  key: string | null;
  bucket: number;
  figures: Partial<ReportFigures>;
}

/** Callers who waited for an agent, by how their wait ended. */
export function selectWaitFigures(db: Database, request: ReportRequest): Promise<FigureRow[]> {
  return readAddedUp(db, request, 'waits', async (tx, { live, past }) => [
    ...(live
      ? await selectFigures(
          tx,
          sql`
            select key, bucket, ${waitSums}
            from (${measuredWaits({
              columns: groupColumns(request, 'waits'),
              where: sql`${conditionsOf(request, 'waits')} and ${live}`,
              goal: await readGoals(tx),
            })}) as measured
            group by 1, 2`,
        )
      : []),
    ...(past
      ? await selectFigures(
          tx,
          sql`
            select ${groupColumns(request, 'waits', sql`day`)}, ${addedWaits}
            from report_waits
            where ${conditionsOf(request, 'waits', sql`day`)} and ${past}
            group by 1, 2`,
        )
      : []),
  ]);
}

/** Contacts that agents have finished. */
export function selectConversationFigures(db: Database, request: ReportRequest): Promise<FigureRow[]> {
  return readAddedUp(db, request, 'conversations', async (tx, { live, past }) => [
    ...(live
      ? await selectFigures(
          tx,
          sql`
            select key, bucket, ${conversationSums}
            from (${measuredConversations({
              columns: groupColumns(request, 'conversations'),
              where: sql`${conditionsOf(request, 'conversations')} and ${live}`,
            })}) as measured
            group by 1, 2`,
        )
      : []),
    ...(past
      ? await selectFigures(
          tx,
          sql`
            select ${groupColumns(request, 'conversations', sql`day`)}, ${addedConversations}
            from ${conversationsBy(request.query.by)}
            where ${conditionsOf(request, 'conversations', sql`day`)} and ${past}
            group by 1, 2`,
        )
      : []),
  ]);
}

/** Promised calls, by when they were asked for; one is kept once somebody has handled it. */
export function selectCallbackFigures(db: Database, request: ReportRequest): Promise<FigureRow[]> {
  return selectFigures(
    db,
    sql`
      select ${groupColumns(request, 'callbacks')},
        count(*)::int as "callbacksPlanned", count(handled_at)::int as "callbacksKept"
      from callbacks
      where ${conditionsOf(request, 'callbacks')}
      group by 1, 2`,
  );
}

/** What rows are grouped by. */
function groupColumns(
  { query, period }: ReportRequest,
  source: keyof typeof sourcesBy,
  at: SQL = beganAt[source],
): SQL {
  return sql`${sourcesBy[source][query.by]} as key, ${bucketOf(at, period)} as bucket`;
}

const figureRow = z
  .looseObject({ key: z.string().nullable(), bucket: z.number() })
  .transform(({ key, bucket, ...columns }): FigureRow => {
    const figures: Partial<ReportFigures> = {};
    for (const name of figureNames) {
      const value = columns[name];
      // Counts of more than an integer come back as text, and a sum over nothing is null.
      if (typeof value === 'number' || typeof value === 'string') figures[name] = Number(value);
    }
    return { key, bucket, figures };
  });

function selectFigures(db: Database, statement: SQL): Promise<FigureRow[]> {
  return selectRows(db, statement, figureRow);
}
