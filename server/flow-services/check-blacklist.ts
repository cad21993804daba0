import { and, eq } from 'drizzle-orm';
import type { Service } from '#runtime/engine/ports.ts';
import { blacklistNumbers, blacklists } from '../db/tables/index.ts';
import { canonicalPhone } from '../phone-numbers.ts';
import { failed } from './failed.ts';
import type { FlowServiceOptions } from './flow-services.ts';

/** Whether a caller is on a blacklist. Who withholds their number is on none. */
export function checkBlacklist({ db }: Pick<FlowServiceOptions, 'db'>): Service<'blacklist'> {
  return async ({ number, list }) => {
    const [known] = await db.select().from(blacklists).where(eq(blacklists.id, list));
    if (!known) return failed('unknown-blacklist');
    const canonical = canonicalPhone(number, known.country);
    if (canonical === null) return { outcome: 'clear', data: {} };
    const [found] = await db
      .select({ note: blacklistNumbers.note })
      .from(blacklistNumbers)
      .where(and(eq(blacklistNumbers.listId, list), eq(blacklistNumbers.number, canonical)));
    return found ? { outcome: 'listed', data: { note: found.note } } : { outcome: 'clear', data: {} };
  };
}
