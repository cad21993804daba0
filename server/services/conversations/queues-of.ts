import { eq } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { agentProfiles } from '../../db/tables/index.ts';

/** The queues that somebody serves; none for who is no agent. */
export async function queuesOf(db: Database, userId: string): Promise<readonly string[]> {
  const [own] = await db.select().from(agentProfiles).where(eq(agentProfiles.userId, userId));
  return own?.profile.queues ?? [];
}
