import { sql } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { users } from '../../db/tables/index.ts';

const FIRST_LOGIN = '1001';
const LAST = 9999;

/** Logins of four digits that nobody has, in order. */
export async function readFreeLogins(db: Database, from = FIRST_LOGIN): Promise<Iterator<string, undefined>> {
  const rows = await db.select({ login: users.login }).from(users).where(sql`${users.login} ~ '^[0-9]{4}$'`);
  return freeLogins(new Set(rows.map(({ login }) => login)), Number(from));
}

function* freeLogins(taken: ReadonlySet<string>, from: number): Generator<string, undefined> {
  for (let number = from; number <= LAST; number += 1) {
    const login = String(number).padStart(4, '0');
    if (!taken.has(login)) yield login;
  }
  return undefined;
}
