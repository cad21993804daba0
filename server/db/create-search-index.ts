import { sql } from 'drizzle-orm';
import type { Database } from './open.ts';

/**
 * Indexes parts of telephone numbers. Not a migration, because the Postgres server may lack the extension, or the account the right to
 * create it: searching then reads the table, which is right as well, only slower.
 * @returns Whether the index is there.
 */
export async function createSearchIndex(db: Database): Promise<boolean> {
  try {
    await db.execute(sql`create extension if not exists pg_trgm`);
  } catch {
    return false;
  }
  await db.execute(
    sql`create index if not exists contacts_search on contacts using gin (caller gin_trgm_ops, called gin_trgm_ops)`,
  );
  return true;
}
