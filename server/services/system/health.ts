import { sql } from 'drizzle-orm';
import { health as contract } from '#schemas/api/system.ts';
import { ServiceError } from '../../errors.ts';
import { publicVerb } from '../verb.ts';

export const health = publicVerb(contract, async ({ context: { db, log, system } }) => {
  if (!system.isReady()) throw new ServiceError('unavailable');
  try {
    await db.execute(sql`select 1`);
  } catch (error) {
    log.warn({ error }, 'database does not answer');
    throw new ServiceError('unavailable');
  }
  return { status: 'ok' as const };
});
