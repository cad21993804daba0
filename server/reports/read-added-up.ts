import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../db/open.ts';
import { liveDays, readLiveDays } from './read-live-days.ts';
import type { ReportRequest } from './read-report.ts';
import { beganAt } from './report-conditions.ts';
import type { ReportSource } from './report-days.ts';

/** Conditions of the two parts of a period; null for one that is empty. */
export interface Parts {
  /** On rows that are read one by one. */
  live: SQL | null;
  /** On sums of days. */
  past: SQL | null;
}

/** Enough to group by hashing: the database expects far more groups than there are and would sort all rows otherwise. */
export const GROUPING_MEMORY = sql`set local work_mem = '64MB'`;

/**
 * Reads a period in two parts, days that have been added up and days that have not, with one view of the database: what is
 * added up meanwhile counts once.
 */
export function readAddedUp<T>(
  db: Database,
  { period, timeZone }: Pick<ReportRequest, 'period' | 'timeZone'>,
  source: Exclude<ReportSource, 'agent-times'>,
  read: (tx: Database, parts: Parts) => Promise<T>,
): Promise<T> {
  return db.transaction(
    async (tx) => {
      await tx.execute(GROUPING_MEMORY);
      const { stretches, holds } =
        // Days have no hours.
        period.bucketSize === 'hour' ? liveDays([period]) : await readLiveDays(tx, source, { timeZone, period });
      const [first] = stretches;
      const isAllLive = first?.from === period.from && first.to === period.to;
      return read(tx, {
        live: stretches.length === 0 ? null : holds(beganAt[source]),
        past: isAllLive ? null : sql`not ${holds(sql`day`)}`,
      });
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}
