import { hash } from '@node-rs/argon2';
import { and, eq, ne } from 'drizzle-orm';
import { updateUser as contract } from '#schemas/api/session.ts';
import type { Database } from '../../db/open.ts';
import { sessions, users } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { verb } from '../verb.ts';
import { refuseCommonPassword } from './refuse-common-password.ts';
import { toUser } from './to-user.ts';

/** A new role, a new password or a closed account ends the account's sessions. */
export const updateUser = verb(contract, async ({ context: { db }, actor, params: { id }, body }) => {
  const { password, ...fields } = body;
  if (password !== undefined) refuseCommonPassword(password, ['password']);
  const passwordHash = password === undefined ? undefined : await hash(password);
  return db.transaction(async (tx) => {
    const [before] = await tx.select().from(users).where(eq(users.id, id)).for('update');
    if (!before) throw new ServiceError('not-found');
    const losesAdmin =
      before.role === 'admin' && before.active && (fields.active === false || (fields.role ?? 'admin') !== 'admin');
    if (losesAdmin && !(await hasOtherAdmin(tx, id))) throw new ServiceError('last-admin');
    if (passwordHash === undefined && Object.keys(fields).length === 0) return { user: toUser(before) };
    const [after] = await tx
      .update(users)
      .set({ ...fields, passwordHash })
      .where(eq(users.id, id))
      .returning();
    if (!after) throw new ServiceError('not-found');
    if (after.role !== before.role || !after.active || passwordHash !== undefined) {
      await tx.delete(sessions).where(and(eq(sessions.userId, id), ne(sessions.tokenHash, actor.sessionHash)));
    }
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'user.update',
      entity: 'user',
      entityId: id,
      details: { ...fields, ...(passwordHash === undefined ? {} : { password: 'changed' }) },
    });
    return { user: toUser(after) };
  });
});

/** Locks the others, so that two administrators cannot remove each other at the same moment. */
async function hasOtherAdmin(tx: Database, id: string): Promise<boolean> {
  const others = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'admin'), eq(users.active, true), ne(users.id, id)))
    .for('update');
  return others.length > 0;
}
