import { eq } from 'drizzle-orm';
import type { SupervisionRight } from '#schemas/domain/agent.ts';
import type { Database } from '../../db/open.ts';
import { agentProfiles } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { demandScope, type Scope, seesAgent } from '../../supervision/read-scope.ts';
import type { Actor } from '../context.ts';

/**
 * That somebody may do something with an agent.
 * @throws ServiceError `right-missing`, and `not-found` for agents whom they do not see
 */
export async function demandAgent(
  db: Database,
  actor: Actor,
  { agent, right }: { agent: string; right: SupervisionRight },
): Promise<Scope> {
  const scope = await demandScope(db, actor, right);
  if (!seesAgent(scope, agent)) throw new ServiceError('not-found');
  await refuseUnknownAgent(db, agent);
  return scope;
}

/** @throws ServiceError `not-found` */
export async function refuseUnknownAgent(db: Database, agent: string): Promise<void> {
  const [known] = await db.select().from(agentProfiles).where(eq(agentProfiles.userId, agent));
  if (!known) throw new ServiceError('not-found');
}
