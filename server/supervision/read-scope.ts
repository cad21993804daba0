import { eq } from 'drizzle-orm';
import { type AgentProfile, type SupervisionRight, supervisionRight } from '#schemas/domain/agent.ts';
import type { Database } from '../db/open.ts';
import { agentProfiles } from '../db/tables/index.ts';
import { ServiceError } from '../errors.ts';
import type { Actor } from '../services/context.ts';
import { visibleAgents } from '../services/conversations/visible-agents.ts';

/** What somebody sees as a supervisor (S94). */
export interface Scope {
  rights: ReadonlySet<SupervisionRight>;
  agents: 'everybody' | ReadonlySet<string>;
  /** Those that these agents serve. */
  queues: 'all' | ReadonlySet<string>;
  /** null for who has none. */
  profile: AgentProfile | null;
}

type Who = Pick<Actor, 'user' | 'role'>;

/** Who has no profile sees no people, but how queues are doing. */
const withoutProfile: readonly SupervisionRight[] = ['boards', 'reports'];

export async function readScope(db: Database, { user, role }: Who): Promise<Scope> {
  const [own] = await db.select().from(agentProfiles).where(eq(agentProfiles.userId, user.id));
  const profile = own?.profile ?? null;
  if (role === 'admin') {
    return { rights: new Set(supervisionRight.options), agents: 'everybody', queues: 'all', profile };
  }
  const agents = await visibleAgents(db, { user, role });
  const rights = new Set(profile?.supervision ?? withoutProfile);
  if (agents === 'everybody' || profile === null) return { rights, agents, queues: 'all', profile };
  return { rights, agents, queues: await queuesServedBy(db, agents), profile };
}

/**
 * The scope of somebody who needs a right.
 * @throws ServiceError `right-missing`
 */
export async function demandScope(db: Database, who: Who, right: SupervisionRight): Promise<Scope> {
  const scope = await readScope(db, who);
  if (!scope.rights.has(right)) throw new ServiceError('right-missing');
  return scope;
}

async function queuesServedBy(db: Database, agents: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const served = new Set<string>();
  for (const { userId, profile } of await db.select().from(agentProfiles)) {
    if (agents.has(userId)) for (const queue of profile.queues) served.add(queue);
  }
  return served;
}

export function seesAgent({ agents }: Pick<Scope, 'agents'>, id: string): boolean {
  return agents === 'everybody' || agents.has(id);
}

export function seesQueue({ queues }: Pick<Scope, 'queues'>, id: string): boolean {
  return queues === 'all' || queues.has(id);
}
