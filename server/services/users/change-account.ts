import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { sessions, users } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';

type Account = typeof users.$inferSelect;

interface AccountChange {
  id: string;
  fields: Partial<Pick<Account, 'login' | 'name' | 'role' | 'language' | 'active'>>;
  passwordHash?: string | undefined;
  /** That of whoever makes the change, which goes on. */
  sessionHash: string;
}

/**
 * Changes an account within a transaction. A new role, a new password or a closed account ends its sessions.
 * @throws ServiceError `not-found`, `last-admin`
 */
export async function changeAccount(
  tx: Database,
  { id, fields, passwordHash, sessionHash }: AccountChange,
): Promise<{ before: Account; after: Account }> {
  const before = await lockAccount(tx, id);
  const losesAdmin =
    before.role === 'admin' && before.active && (fields.active === false || (fields.role ?? 'admin') !== 'admin');
  if (losesAdmin && !(await hasOtherAdmin(tx, id))) throw new ServiceError('last-admin');
  if (passwordHash === undefined && Object.keys(fields).length === 0) return { before, after: before };
  const [after] = await tx
    .update(users)
    .set({ ...fields, passwordHash })
    .where(eq(users.id, id))
    .returning();
  if (!after) throw new ServiceError('not-found');
  if (after.role !== before.role || !after.active || passwordHash !== undefined) {
    await tx.delete(sessions).where(and(eq(sessions.userId, id), ne(sessions.tokenHash, sessionHash)));
  }
  return { before, after };
}

/** @throws ServiceError `not-found` */
export async function lockAccount(tx: Database, id: string): Promise<Account> {
  const [account] = await tx.select().from(users).where(eq(users.id, id)).for('update');
  if (!account) throw new ServiceError('not-found');
  return account;
}

/** Locks several, always in the same order; what belongs to accounts is locked after them. */
export async function lockAccounts(tx: Database, ids: readonly string[]): Promise<void> {
  await tx
    .select({ id: users.id })
    .from(users)
    .where(inArray(users.id, [...ids]))
    .orderBy(asc(users.id))
    .for('update');
}

/** Locks the others, so that two administrators cannot remove each other at the same moment. */
async function hasOtherAdmin(tx: Database, id: string): Promise<boolean> {
  const others = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'admin'), eq(users.active, true), ne(users.id, id)))
    .for('update');
  return others.length > 0;
}
