import { asc, eq, inArray } from 'drizzle-orm';
import { resetAgentPasswords as contract } from '#schemas/api/agents.ts';
import { agentProfiles, users } from '../../db/tables/index.ts';
import { recordAudit } from '../audit.ts';
import { changeAccount, lockAccounts } from '../users/change-account.ts';
import { verb } from '../verb.ts';
import { generatePassword } from './generate-password.ts';
import { hashPasswords } from './hash-passwords.ts';

export const resetAgentPasswords = verb(contract, async ({ context: { db }, actor, body: { ids } }) => {
  const found = await db
    .select({ id: users.id, login: users.login, name: users.name, role: users.role })
    .from(users)
    .innerJoin(agentProfiles, eq(agentProfiles.userId, users.id))
    .where(inArray(users.id, ids))
    .orderBy(asc(users.login));
  const accounts = found.map(({ role, ...account }) => ({ ...account, password: generatePassword(role) }));
  const hashes = await hashPasswords(accounts.map(({ password }) => password));
  await db.transaction(async (tx) => {
    await lockAccounts(tx, ids);
    for (const [index, { id }] of accounts.entries()) {
      await changeAccount(tx, { id, fields: {}, passwordHash: hashes[index], sessionHash: actor.sessionHash });
      await recordAudit(tx, {
        user: actor.user.login,
        action: 'agent.reset-password',
        entity: 'user',
        entityId: id,
      });
    }
  });
  return { accounts };
});
