import { count, eq } from 'drizzle-orm';
import { deleteAgent as contract } from '#schemas/api/agents.ts';
import type { Database } from '../../db/open.ts';
import { agentPresence, agentProfiles, agentSpans, audit, conversations, users } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { lockAccount } from '../users/change-account.ts';
import { verb } from '../verb.ts';

/** Only an account that has left no trace can go: figures and records of others name the people they are about. */
export const deleteAgent = verb(contract, ({ context: { db }, actor, params: { id } }) =>
  db.transaction(async (tx) => {
    const account = await lockAccount(tx, id);
    const [profile] = await tx.select().from(agentProfiles).where(eq(agentProfiles.userId, id)).for('update');
    if (!profile) throw new ServiceError('not-found');
    if (await hasWorked(tx, account)) throw new ServiceError('in-use', { details: { hasWorked: true } });
    await tx.delete(agentProfiles).where(eq(agentProfiles.userId, id));
    await tx.delete(users).where(eq(users.id, id));
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'agent.delete',
      entity: 'user',
      entityId: id,
      details: { login: account.login, name: account.name },
    });
    return undefined;
  }),
);

async function hasWorked(tx: Database, { id, login }: { id: string; login: string }): Promise<boolean> {
  const found = await Promise.all([
    tx.select({ rows: count() }).from(agentPresence).where(eq(agentPresence.userId, id)),
    tx.select({ rows: count() }).from(agentSpans).where(eq(agentSpans.userId, id)),
    tx.select({ rows: count() }).from(conversations).where(eq(conversations.agent, id)),
    tx.select({ rows: count() }).from(audit).where(eq(audit.user, login)),
  ]);
  return found.some(([row]) => (row?.rows ?? 0) > 0);
}
