import { asc, sql } from 'drizzle-orm';
import { listUsers as contract } from '#schemas/api/session.ts';
import { users } from '../../db/tables/index.ts';
import { verb } from '../verb.ts';
import { toUser } from './to-user.ts';

export const listUsers = verb(contract, async ({ context: { db } }) => {
  const rows = await db
    .select()
    .from(users)
    .orderBy(asc(sql`lower(${users.login})`));
  return { users: rows.map(toUser) };
});
