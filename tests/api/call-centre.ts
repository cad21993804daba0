import { type AgentProfile, NEW_AGENT_PROFILE } from '#schemas/domain/agent.ts';
import { type InboundSettings, inboundSettings } from '#schemas/domain/inbound-campaign.ts';
import { type QueueSettings, queueSettings } from '#schemas/domain/queue.ts';
import type { Database } from '#server/db/open.ts';
import { agentProfiles, campaigns, queues, users } from '#server/db/tables/index.ts';
import { newId } from '#server/services/new-id.ts';

const byAdmin = { updatedAt: new Date(), updatedBy: 'admin' };

export async function addQueue(db: Database, id: string, settings: Partial<QueueSettings> = {}): Promise<void> {
  await db
    .insert(queues)
    .values({ id, settings: { ...queueSettings.parse({ name: `Queue ${id}` }), ...settings }, ...byAdmin });
}

export async function addCampaign(
  db: Database,
  id: string,
  general: Partial<InboundSettings['general']> = {},
): Promise<void> {
  const settings = inboundSettings.parse({ general });
  await db
    .insert(campaigns)
    .values({ id, name: `Campaign ${id}`, kind: 'inbound', active: true, settings, ...byAdmin });
}

/** @returns the user id. Lines are telephone numbers, which need no browser. */
export async function addAgent(db: Database, login: string, profile: Partial<AgentProfile> = {}): Promise<string> {
  const id = newId();
  await db.insert(users).values({ id, login, name: `Agent ${login}`, role: 'agent', passwordHash: 'none' });
  await db.insert(agentProfiles).values({ userId: id, profile: { ...usual(login), ...profile } });
  return id;
}

function usual(login: string): AgentProfile {
  return {
    ...NEW_AGENT_PROFILE,
    queues: ['500'],
    line: { type: 'number', number: `+33199${login}` },
    options: { ...NEW_AGENT_PROFILE.options, directlyReady: true },
  };
}
