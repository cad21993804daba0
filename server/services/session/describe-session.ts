import { eq } from 'drizzle-orm';
import type { User } from '#schemas/domain/user.ts';
import type { Database } from '../../db/open.ts';
import { agentProfiles } from '../../db/tables/index.ts';

/** Who somebody is, and whether they work as an agent: all agents do, others with a profile (S96). */
export async function describeSession(db: Database, user: User): Promise<{ user: User; hasDesk: boolean }> {
  if (user.role === 'agent') return { user, hasDesk: true };
  const profiles = await db
    .select({ userId: agentProfiles.userId })
    .from(agentProfiles)
    .where(eq(agentProfiles.userId, user.id));
  return { user, hasDesk: profiles.length > 0 };
}
