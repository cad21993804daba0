import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { figureNames, type ReportFigures } from '#schemas/domain/report-figures.ts';
import type { Database } from '../db/open.ts';
import { selectRows } from '../db/rows.ts';
import {
  addedConversations,
  addedWaits,
  conversationFigures,
  conversationSums,
  measuredConversations,
  measuredWaits,
  readGoals,
  together,
  waitFigures,
  waitSums,
} from './measured-rows.ts';
import { readAddedUp } from './read-added-up.ts';
import type { ReportRequest } from './read-report.ts';
import { beganAt, bucketOf, conditionsOf, conversationsBy, sourcesBy } from './report-conditions.ts';

/** Figures of one group in the whole period, or of one part of the period in all groups. */
export interface FigureRow {
  /** null for a part of the period, and for what belongs to no group of this kind. */
  key: string | null;
  /** null for a group. */
  bucket: number | null;
  figures: Partial<ReportFigures>;
}

/** Callers who waited for an agent, by how their wait ended. */
export function selectWaitFigures(db: Database, request: ReportRequest): Promise<FigureRow[]> {
  return readAddedUp(db, request, 'waits', async (tx, { live, past }) => {
    const parts: SQL[] = [];
    if (live) {
      const rows = measuredWaits({
        columns: groupColumns(request, 'waits'),
        where: sql`${conditionsOf(request, 'waits')} and ${live}`,
        goal: await readGoals(tx),
      });
      parts.push(sql`select key, bucket, ${waitSums} from (${rows}) as measured group by 1, 2`);
    }
    if (past) {
      parts.push(sql`
        select ${groupColumns(request, 'waits', sql`day`)}, ${addedWaits}
        from report_waits
        where ${conditionsOf(request, 'waits', sql`day`)} and ${past}
        group by 1, 2`);
    }
    return selectFigures(tx, waitFigures, parts);
  });
}

/** Contacts that agents have finished. */
export function selectConversationFigures(db: Database, request: ReportRequest): Promise<FigureRow[]> {
  return readAddedUp(db, request, 'conversations', (tx, { live, past }) => {
    const parts: SQL[] = [];
    if (live) {
      const rows = measuredConversations({
        columns: groupColumns(request, 'conversations'),
        where: sql`${conditionsOf(request, 'conversations')} and ${live}`,
      });
      parts.push(sql`select key, bucket, ${conversationSums} from (${rows}) as measured group by 1, 2`);
    }
    if (past) {
      parts.push(sql`
        select ${groupColumns(request, 'conversations', sql`day`)}, ${addedConversations}
        from ${conversationsBy(request.query.by)}
        where ${conditionsOf(request, 'conversations', sql`day`)} and ${past}
        group by 1, 2`);
    }
    return selectFigures(tx, conversationFigures, parts);
  });
}

/** Promised calls, by when they were asked for; one is kept once somebody has handled it. */
export function selectCallbackFigures(db: Database, request: ReportRequest): Promise<FigureRow[]> {
  return selectFigures(
    db,
    ['callbacksPlanned', 'callbacksKept'],
    [
      sql`
        select ${groupColumns(request, 'callbacks')}, count(*) as "callbacksPlanned", count(handled_at) as "callbacksKept"
        from callbacks
        where ${conditionsOf(request, 'callbacks')}
        group by 1, 2`,
    ],
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
  .looseObject({ key: z.string().nullable(), bucket: z.number().nullable() })
  .transform(({ key, bucket, ...columns }): FigureRow => {
    const figures: Partial<ReportFigures> = {};
    for (const name of figureNames) {
      const value = columns[name];
      if (typeof value === 'number') figures[name] = value;
    }
    return { key, bucket, figures };
  });

/** Adds parts up once by group and once by time: far fewer rows than groups at times, and nobody asks for those. */
function selectFigures(db: Database, names: readonly (keyof ReportFigures)[], parts: SQL[]): Promise<FigureRow[]> {
  return selectRows(
    db,
    sql`
      select key, bucket, ${together(names)}
      from (${sql.join(parts, sql` union all `)}) as part
      group by grouping sets ((key), (bucket))`,
    figureRow,
  );
}
