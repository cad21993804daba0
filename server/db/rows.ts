import type { SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from './open.ts';

const withRows = z.object({ rows: z.array(z.unknown()) });

/** Runs a hand-written statement and reads its rows: one driver answers with a list, the other with `{ rows }`. */
export async function selectRows<T>(db: Database, statement: SQL, row: z.ZodType<T>): Promise<T[]> {
  const result: unknown = await db.execute(statement);
  const list = Array.isArray(result) ? result : withRows.parse(result).rows;
  return list.map((found) => row.parse(found));
}
