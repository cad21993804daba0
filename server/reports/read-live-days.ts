import { eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { moment } from '../db/moment.ts';
import type { Database } from '../db/open.ts';
import { selectRows } from '../db/rows.ts';
import { installation } from '../db/tables/index.ts';
import { listOf } from './report-conditions.ts';
import { daysOf, joinDays, type ReportDay, type ReportSource } from './report-days.ts';

/** Under this key of `installation` stands the time zone whose days are added up. */
export const REPORT_ZONE = 'report-time-zone';

export async function readReportZone(db: Database): Promise<unknown> {
  const [row] = await db.select().from(installation).where(eq(installation.key, REPORT_ZONE));
  return row?.value;
}

/** What the sums of some days do not tell, as somebody with one view of the database sees it. */
export interface LiveDays {
  /** Ascending, with something between each two. */
  stretches: ReportDay[];
  /** Whether a moment, of a row or of a day, lies in one of them. */
  holds(at: SQL): SQL;
}

/**
 * Which days of a period are to be read row by row: those that go on, and those in which something has changed since they
 * were added up. The transaction must see one state of the database throughout.
 * @param period Begins and ends with a day.
 */
export async function readLiveDays(
  tx: Database,
  source: ReportSource,
  { timeZone, period }: { timeZone: string; period: ReportDay },
): Promise<LiveDays> {
  // Of another time zone: its servers add up days that begin at other moments.
  if ((await readReportZone(tx)) !== timeZone) return liveDays([{ from: period.from, to: period.to }]);
  const days = [...daysOf(timeZone, period)];
  const found = await selectRows(
    tx,
    sql`
      select day.number::int as number
      from unnest(${moments(days.map(({ from }) => from))}::timestamptz[], ${moments(days.map(({ to }) => to))}::timestamptz[])
        with ordinality as day(begins, ends, number)
      where exists (
        select from report_changes c
        where c.source = ${source} and c.began_at < day.ends and (c.ended_at > day.begins or c.began_at >= day.begins)
      ) ${source === 'waits' ? sql`or ${hasOtherGoals}` : sql``}
      order by 1`,
    z.object({ number: z.number() }),
  );
  return liveDays(joinDays(found.flatMap(({ number }) => days[number - 1] ?? [])));
}

/** The whole of a period that is not broken down by days. */
export function liveDays(stretches: ReportDay[]): LiveDays {
  const holds = (at: SQL) => {
    const parts = stretches.map(({ from, to }) => sql`${at} >= ${moment(from)} and ${at} < ${moment(to)}`);
    return parts.length === 0 ? sql`false` : sql`(${sql.join(parts, sql` or `)})`;
  };
  return { stretches, holds };
}

/** A row of `report_waits` that counts as in time what no longer is, or the other way round. */
export const otherGoal = sql`goal <> coalesce(
  (select (settings->>'serviceLevelSeconds')::int from queues where queues.id = report_waits.queue), 0)`;

const hasOtherGoals = sql`(
  exists (select from report_changes where source = 'goals')
  and exists (select from report_waits where report_waits.day = day.begins and ${otherGoal})
)`;

const moments = (all: readonly number[]) => listOf(all.map((at) => new Date(at).toISOString()));
