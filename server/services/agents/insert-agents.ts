import type { NewAccount } from '#schemas/api/agents.ts';
import type { AgentProfile } from '#schemas/domain/agent.ts';
import type { Role, User } from '#schemas/domain/user.ts';
import type { Database } from '../../db/open.ts';
import { agentProfiles, users } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';
import { recordAudit } from '../audit.ts';
import { newId } from '../new-id.ts';
import { generatePassword } from './generate-password.ts';
import { hashPasswords } from './hash-passwords.ts';
import { refuseUnknownParts } from './refuse-unknown-parts.ts';

export interface WantedAgent {
  login: string;
  name: string;
  role: Role;
  language: User['language'];
  /** Made up when it is left out; null for nobody to sign in before one is made. */
  password?: string | null | undefined;
  profile: AgentProfile;
}

/**
 * Creates accounts with their profiles, all or none.
 * @returns Them in the same order, with their passwords in clear.
 * @throws ServiceError `login-taken` with the logins that others have
 */
export async function insertAgents(
  db: Database,
  { agents, login }: { agents: readonly WantedAgent[]; login: string },
): Promise<NewAccount[]> {
  const accounts = agents.map(({ password, role, ...agent }) => ({
    id: newId(),
    login: agent.login,
    name: agent.name,
    password: password === null ? '' : (password ?? generatePassword(role)),
  }));
  // Outside the transaction: hashing takes longer than anything in it.
  const hashes = await hashPasswords(accounts.map(({ password }) => password));
  await db.transaction(async (tx) => {
    const parts = new Map(agents.map(({ profile }) => [JSON.stringify(profile), profile]));
    for (const profile of parts.values()) await refuseUnknownParts(tx, profile);
    const rows = agents.map(({ profile: _, password: __, ...agent }, index) => ({
      ...agent,
      id: accounts[index]?.id ?? newId(),
      passwordHash: hashes[index] ?? '',
    }));
    const created = await tx.insert(users).values(rows).onConflictDoNothing().returning({ id: users.id });
    refuseTaken(accounts, new Set(created.map(({ id }) => id)));
    await tx
      .insert(agentProfiles)
      .values(agents.map(({ profile }, index) => ({ userId: rows[index]?.id ?? '', profile })));
    for (const { id, role, login: own, name } of rows) {
      await recordAudit(tx, {
        user: login,
        action: 'agent.create',
        entity: 'user',
        entityId: id,
        details: { login: own, name, role },
      });
    }
  });
  return accounts;
}

function refuseTaken(accounts: readonly NewAccount[], created: ReadonlySet<string>): void {
  const taken = accounts.filter(({ id }) => !created.has(id)).map((account) => account.login);
  if (taken.length === 0) return;
  throw new ServiceError('login-taken', { details: { logins: taken }, issues: [ruleIssue(['login'], 'login-in-use')] });
}
