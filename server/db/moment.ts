import { type SQL, sql } from 'drizzle-orm';

/** A moment for a statement, from milliseconds since 1970. As text, because the drivers disagree on how a time is sent. */
export function moment(ms: number | null): SQL {
  return sql`${ms === null ? null : new Date(ms).toISOString()}::timestamptz`;
}
