import { and, asc, count, desc, eq, ilike, or } from 'drizzle-orm';
import { listBlacklistNumbers as contract } from '#schemas/api/blacklists.ts';
import { blacklistNumbers } from '../../db/tables/index.ts';
import { canonicalPhone } from '../../phone-numbers.ts';
import { verb } from '../verb.ts';
import { readBlacklist } from './select-blacklists.ts';

export const listBlacklistNumbers = verb(contract, async ({ context: { db }, params: { id }, query }) => {
  const { country } = await readBlacklist(db, id);
  const where = and(eq(blacklistNumbers.listId, id), matches(query.search?.trim() ?? '', country));
  const [rows, total] = await Promise.all([
    db
      .select()
      .from(blacklistNumbers)
      .where(where)
      .orderBy(desc(blacklistNumbers.addedAt), asc(blacklistNumbers.number))
      .limit(query.limit),
    db.select({ total: count() }).from(blacklistNumbers).where(where),
  ]);
  return {
    numbers: rows.map(({ number, note, addedAt, addedBy }) => ({
      number,
      note,
      addedAt: addedAt.toISOString(),
      addedBy,
    })),
    total: total[0]?.total ?? 0,
  };
});

/** Part of the note, part of the number as it is stored, or the number in any other way of writing it. */
function matches(search: string, country: string) {
  if (search === '') return undefined;
  const like = (text: string) => `%${text.replace(/[\\%_]/g, (special) => `\\${special}`)}%`;
  const digits = search.replace(/\D/g, '');
  const canonical = canonicalPhone(search, country);
  return or(
    ilike(blacklistNumbers.note, like(search)),
    digits === '' ? undefined : ilike(blacklistNumbers.number, like(digits)),
    canonical === null ? undefined : eq(blacklistNumbers.number, canonical),
  );
}
