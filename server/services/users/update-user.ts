import { hash } from '@node-rs/argon2';
import { updateUser as contract } from '#schemas/api/session.ts';
import { passwordFor, type Role } from '#schemas/domain/user.ts';
import { issuesOf, ServiceError } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';
import { giveProfile } from '../agents/give-profile.ts';
import { signOutAgents } from '../agents/sign-out-agents.ts';
import { recordAudit } from '../audit.ts';
import { verb } from '../verb.ts';
import { changeAccount, lockAccount } from './change-account.ts';
import { refuseCommonPassword } from './refuse-common-password.ts';
import { toUser } from './to-user.ts';

/** An account that becomes an agent’s gets an agent profile. */
export const updateUser = verb(contract, async ({ context, actor, params: { id }, body }) => {
  const { password, ...fields } = body;
  if (password !== undefined) refuseCommonPassword(password, ['password']);
  const passwordHash = password === undefined ? undefined : await hash(password);
  const user = await context.db.transaction(async (tx) => {
    const stored = await lockAccount(tx, id);
    refuseWeakPassword({ password, before: stored.role, after: fields.role ?? stored.role });
    const { before, after } = await changeAccount(tx, { id, fields, passwordHash, sessionHash: actor.sessionHash });
    if (passwordHash === undefined && Object.keys(fields).length === 0) return toUser(before);
    if (after.role === 'agent') await giveProfile(tx, id);
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'user.update',
      entity: 'user',
      entityId: id,
      details: { ...fields, ...(passwordHash === undefined ? {} : { password: 'changed' }) },
    });
    return toUser(after);
  });
  if (!user.active) await signOutAgents(context, [id]);
  return { user };
});

/** Agents have short passwords: whoever is given more rights needs a new one. */
function refuseWeakPassword({ password, before, after }: { password?: string | undefined; before: Role; after: Role }) {
  if (password === undefined) {
    if (before !== 'agent' || after === 'agent') return;
    throw new ServiceError('invalid-input', { issues: [ruleIssue(['password'], 'password-for-role')] });
  }
  const { error } = passwordFor(after).safeParse(password);
  if (error) throw new ServiceError('invalid-input', { issues: issuesOf(error, ['password']) });
}
