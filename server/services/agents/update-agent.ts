import { and, eq, ne, sql } from 'drizzle-orm';
import { updateAgent as contract } from '#schemas/api/agents.ts';
import { agentLogin, type Role } from '#schemas/domain/user.ts';
import type { Database } from '../../db/open.ts';
import { agentProfiles, users } from '../../db/tables/index.ts';
import { issuesOf, ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { changeAccount, lockAccount } from '../users/change-account.ts';
import { refuseCommonPassword } from '../users/refuse-common-password.ts';
import { verb } from '../verb.ts';
import { generatePassword } from './generate-password.ts';
import { hashPasswords } from './hash-passwords.ts';
import { refuseUnknownParts } from './refuse-unknown-parts.ts';
import { roleWithProfile } from './role-with-profile.ts';
import { readAgent, selectAgents } from './select-agents.ts';
import { signOutAgents } from './sign-out-agents.ts';

/** Whoever gets more rights than an agent has gets a longer password with them, unless one is given. */
export const updateAgent = verb(contract, async ({ context, actor, params: { id }, body }) => {
  const { db } = context;
  const { password: given, profile, revision, ...account } = body;
  if (given !== undefined) refuseCommonPassword(given, ['password']);
  const role = roleWithProfile(body.role, profile);
  const made = given === undefined && (await risesFromAgent(db, { id, role })) ? generatePassword(role) : null;
  const password = given ?? made;
  const [passwordHash] = password === null ? [] : await hashPasswords([password]);
  await db.transaction(async (tx) => {
    const before = await lockAccount(tx, id);
    await refuseLogin(tx, { id, login: body.login, before: before.login, role });
    await refuseUnknownParts(tx, profile);
    const stored = await storeProfile(tx, { id, profile, revision });
    const fields = { ...account, role };
    await changeAccount(tx, { id, fields, passwordHash, sessionHash: actor.sessionHash });
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'agent.update',
      entity: 'user',
      entityId: id,
      details: {
        before: { login: before.login, name: before.name, role: before.role, active: before.active, profile: stored },
        after: { login: body.login, name: body.name, role, active: body.active, profile },
        ...(passwordHash === undefined ? {} : { password: 'changed' }),
      },
    });
  });
  if (!body.active) await signOutAgents(context, [id]);
  return { agent: await readAgent(db, id), password: made };
});

async function risesFromAgent(db: Database, { id, role }: { id: string; role: Role }): Promise<boolean> {
  const [account] = await db.select({ role: users.role }).from(users).where(eq(users.id, id));
  return account?.role === 'agent' && role !== 'agent';
}

interface WantedLogin {
  id: string;
  login: string;
  before: string;
  role: Role;
}

/** A login from before the account was an agent’s stays; a new one of an agent has four digits. */
async function refuseLogin(tx: Database, { id, login, before, role }: WantedLogin): Promise<void> {
  if (login === before) return;
  const { error } = agentLogin.safeParse(login);
  if (role === 'agent' && error) throw new ServiceError('invalid-input', { issues: issuesOf(error, ['login']) });
  const [other] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(sql`lower(${users.login})`, login.toLowerCase()), ne(users.id, id)));
  if (other) throw new ServiceError('login-taken');
}

/** @returns What was there before, if there was anything. */
async function storeProfile(
  tx: Database,
  { id, profile, revision }: Pick<typeof agentProfiles.$inferSelect, 'profile' | 'revision'> & { id: string },
) {
  const [stored] = await tx.select().from(agentProfiles).where(eq(agentProfiles.userId, id)).for('update');
  if ((stored?.revision ?? 0) !== revision) {
    const [current] = await selectAgents(tx, eq(users.id, id));
    throw new ServiceError('stale-revision', { details: { revision: stored?.revision ?? 0, current } });
  }
  const values = { userId: id, profile, revision: revision + 1 };
  await tx.insert(agentProfiles).values(values).onConflictDoUpdate({ target: agentProfiles.userId, set: values });
  return stored?.profile ?? null;
}
