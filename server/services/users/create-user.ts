import { hash } from '@node-rs/argon2';
import { createUser as contract } from '#schemas/api/session.ts';
import { users } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { giveProfile } from '../agents/give-profile.ts';
import { recordAudit } from '../audit.ts';
import { newId } from '../new-id.ts';
import { verb } from '../verb.ts';
import { refuseCommonPassword } from './refuse-common-password.ts';
import { toUser } from './to-user.ts';

export const createUser = verb(contract, async ({ context: { db }, actor, body }) => {
  refuseCommonPassword(body.password, ['password']);
  const { password, ...account } = body;
  const passwordHash = await hash(password);
  return db.transaction(async (tx) => {
    const [created] = await tx
      .insert(users)
      .values({ ...account, id: newId(), passwordHash, language: actor.language })
      .onConflictDoNothing()
      .returning();
    if (!created) throw new ServiceError('login-taken');
    if (created.role === 'agent') await giveProfile(tx, created.id);
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'user.create',
      entity: 'user',
      entityId: created.id,
      details: { login: created.login, role: created.role },
    });
    return { user: toUser(created) };
  });
});
