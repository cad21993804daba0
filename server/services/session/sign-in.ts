import { hash, verify } from '@node-rs/argon2';
import { and, eq, lt, or, sql } from 'drizzle-orm';
import { signIn as contract } from '#schemas/api/session.ts';
import { sessions, users } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { toUser } from '../users/to-user.ts';
import { publicVerb } from '../verb.ts';
import { describeSession } from './describe-session.ts';
import { countSignIn } from './sign-in-limit.ts';
import { openSession, sessionIdleMs } from './tokens.ts';

/** An unknown login takes as long as a wrong password and gets the same answer, so that nobody can find out logins. */
export const signIn = publicVerb(contract, async ({ context: { db }, body, address, reply }) => {
  const forgetFailures = await countSignIn(db, body.login, address);
  const [found] = await db
    .select()
    .from(users)
    .where(eq(sql`lower(${users.login})`, body.login.toLowerCase()));
  // Somebody may have no password yet.
  const right = await verify(found?.passwordHash || (await unknownHash), body.password);
  if (!found || !right || !found.active) throw new ServiceError('wrong-credentials');
  await forgetFailures();
  const now = Date.now();
  reply.sessionToken = await db.transaction(async (tx) => {
    await tx
      .delete(sessions)
      .where(
        and(
          eq(sessions.userId, found.id),
          or(lt(sessions.expiresAt, new Date(now)), lt(sessions.lastSeenAt, new Date(now - sessionIdleMs))),
        ),
      );
    await recordAudit(tx, {
      user: found.login,
      action: 'session.open',
      entity: 'user',
      entityId: found.id,
      details: { address },
    });
    return openSession(tx, found.id);
  });
  return describeSession(db, toUser(found));
});

const unknownHash = hash('a password that no account has');
