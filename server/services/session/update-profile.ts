import { eq } from 'drizzle-orm';
import { updateProfile as contract } from '#schemas/api/session.ts';
import { users } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { toUser } from '../users/to-user.ts';
import { verb } from '../verb.ts';
import { describeSession } from './describe-session.ts';

export const updateProfile = verb(contract, async ({ context: { db }, actor: { user }, body }) => {
  if (Object.keys(body).length === 0) return describeSession(db, user);
  const [changed] = await db.update(users).set(body).where(eq(users.id, user.id)).returning();
  if (!changed) throw new ServiceError('not-found');
  return describeSession(db, toUser(changed));
});
