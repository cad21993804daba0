import { hash, verify } from '@node-rs/argon2';
import { and, eq, ne } from 'drizzle-orm';
import { changePassword as contract } from '#schemas/api/session.ts';
import { passwordFor } from '#schemas/domain/user.ts';
import { sessions, users } from '../../db/tables/index.ts';
import { issuesOf, ServiceError } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';
import { recordAudit } from '../audit.ts';
import { refuseCommonPassword } from '../users/refuse-common-password.ts';
import { verb } from '../verb.ts';
import { countSignIn } from './sign-in-limit.ts';

export const changePassword = verb(
  contract,
  async ({ context: { db }, actor: { user, sessionHash }, body, address }) => {
    const { error } = passwordFor(user.role).safeParse(body.next);
    if (error) throw new ServiceError('invalid-input', { issues: issuesOf(error, ['next']) });
    refuseCommonPassword(body.next, ['next']);
    // A stolen session must not become a way to guess the password.
    const forgetFailures = await countSignIn(db, user.login, address);
    const [account] = await db.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, user.id));
    if (!account || !(await verify(account.passwordHash, body.current))) {
      throw new ServiceError('invalid-input', { issues: [ruleIssue(['current'], 'current-password')] });
    }
    await forgetFailures();
    const passwordHash = await hash(body.next);
    await db.transaction(async (tx) => {
      await tx.update(users).set({ passwordHash }).where(eq(users.id, user.id));
      await tx.delete(sessions).where(and(eq(sessions.userId, user.id), ne(sessions.tokenHash, sessionHash)));
      await recordAudit(tx, { user: user.login, action: 'user.password', entity: 'user', entityId: user.id });
    });
    return undefined;
  },
);
