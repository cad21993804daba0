import { asc, count, eq, type SQL, sql } from 'drizzle-orm';
import type { Blacklist } from '#schemas/domain/blacklist.ts';
import type { Database } from '../../db/open.ts';
import { blacklistNumbers, blacklists } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { readUses } from '../flows/used-by.ts';

/** Blacklists by name, with how many numbers each has. */
export async function selectBlacklists(db: Database, where?: SQL): Promise<Blacklist[]> {
  const rows = await db
    .select({
      list: blacklists,
      numbers: count(blacklistNumbers.number),
    })
    .from(blacklists)
    .leftJoin(blacklistNumbers, eq(blacklistNumbers.listId, blacklists.id))
    .where(where)
    .groupBy(blacklists.id)
    .orderBy(asc(sql`lower(${blacklists.name})`), asc(blacklists.id));
  const uses = await readUses(db, 'blacklist', rows.length === 1 ? rows[0]?.list.id : undefined);
  return rows.map(({ list, numbers }) => ({
    ...list,
    updatedAt: list.updatedAt.toISOString(),
    numbers,
    usedBy: uses.get(list.id) ?? [],
  }));
}

/** @throws ServiceError `not-found` */
export async function readBlacklist(db: Database, id: string): Promise<Blacklist> {
  const [found] = await selectBlacklists(db, eq(blacklists.id, id));
  if (!found) throw new ServiceError('not-found');
  return found;
}
