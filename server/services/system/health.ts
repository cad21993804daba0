import { sql } from 'drizzle-orm';
import { health as contract } from '#schemas/api/system.ts';
import { ServiceError } from '../../errors.ts';
import { publicVerb } from '../verb.ts';

/** The server listens only once it is migrated, so the database is what can be missing. */
export const health = publicVerb(contract, async ({ context: { db, log } }) => {
  try {
    await db.execute(sql`select 1`);
  } catch (error) {
    log.warn({ error }, 'database does not answer');
    throw new ServiceError('unavailable');
  }
  return { status: 'ok' as const };
});
