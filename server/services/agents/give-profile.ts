import { NEW_AGENT_PROFILE } from '#schemas/domain/agent.ts';
import type { Database } from '../../db/open.ts';
import { agentProfiles } from '../../db/tables/index.ts';

/** Every account of an agent has a profile; one that it has already stays. */
export async function giveProfile(tx: Database, userId: string): Promise<void> {
  await tx.insert(agentProfiles).values({ userId, profile: NEW_AGENT_PROFILE }).onConflictDoNothing();
}
