import { eq } from 'drizzle-orm';
import type { Database } from '../db/open.ts';
import { installation } from '../db/tables/index.ts';

const KEY = 'time-zone';

/**
 * The time zone of the installation, which all of its servers have, wherever their machines stand.
 * @param given Holds from now on; servers that run already have it when they start again.
 */
export async function settleTimeZone(db: Database, given: string | undefined): Promise<string> {
  const value = given ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const added = db.insert(installation).values({ key: KEY, value });
  if (given === undefined) await added.onConflictDoNothing();
  else await added.onConflictDoUpdate({ target: installation.key, set: { value } });
  const [kept] = await db.select().from(installation).where(eq(installation.key, KEY));
  return typeof kept?.value === 'string' ? kept.value : value;
}
