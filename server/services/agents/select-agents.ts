import { asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Agent } from '#schemas/api/agents.ts';
import type { Database } from '../../db/open.ts';
import { agentPresence, agentProfiles, users } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { toUser } from '../users/to-user.ts';
import { NO_PASSWORD } from './hash-passwords.ts';

/** Everybody with a profile, by login. */
export async function selectAgents(db: Database, where?: SQL): Promise<Agent[]> {
  const rows = await db
    .select({ user: users, profile: agentProfiles.profile, revision: agentProfiles.revision, presence: agentPresence })
    .from(agentProfiles)
    .innerJoin(users, eq(users.id, agentProfiles.userId))
    .leftJoin(agentPresence, eq(agentPresence.userId, users.id))
    .where(where)
    .orderBy(asc(sql`lower(${users.login})`));
  return rows.map(({ user, profile, revision, presence }) => ({
    ...toUser(user),
    profile,
    revision,
    hasPassword: user.passwordHash !== NO_PASSWORD,
    state:
      presence === null || presence.state === 'signed-out'
        ? null
        : { state: presence.state, reason: presence.reason, since: presence.since.toISOString() },
  }));
}

/** @throws ServiceError `not-found` */
export async function readAgent(db: Database, id: string): Promise<Agent> {
  const [found] = await selectAgents(db, eq(users.id, id));
  if (!found) throw new ServiceError('not-found');
  return found;
}
