import { type AgentProfile, NEW_AGENT_PROFILE } from '#schemas/domain/agent.ts';
import type { DispositionStatus } from '#schemas/domain/disposition-group.ts';
import { type InboundSettings, inboundSettings } from '#schemas/domain/inbound-campaign.ts';
import type { Role } from '#schemas/domain/user.ts';
import {
  agentProfiles,
  campaigns,
  conversations,
  dispositionGroups,
  dispositionVersions,
  users,
} from '#server/db/tables/index.ts';
import { newId } from '#server/services/new-id.ts';
import { openSession } from '#server/services/session/tokens.ts';
import type { TestApp, TestClient } from './test-server.ts';

export interface TestAgent {
  id: string;
  client: TestClient;
}

/** Somebody with an agent profile, signed in. */
export async function addAgent(
  app: TestApp,
  profile: Partial<AgentProfile> = {},
  { login, name = login, role = 'agent' }: { login: string; name?: string; role?: Role },
): Promise<TestAgent> {
  const id = newId();
  await app.db.insert(users).values({ id, login, name, role, passwordHash: 'none' });
  const whole: AgentProfile = {
    ...NEW_AGENT_PROFILE,
    queues: ['500'],
    rights: ['call-out', 'send-email', 'record'],
    ...profile,
  };
  await app.db.insert(agentProfiles).values({ userId: id, profile: whole });
  return { id, client: app.browser(await openSession(app.db, id)) };
}

/** A campaign as its screen stores it. */
export async function addCampaign(
  app: Pick<TestApp, 'db'>,
  id: string,
  settings: object = {},
): Promise<InboundSettings> {
  const parsed = inboundSettings.parse(settings);
  const row = { id, name: `Campaign ${id}`, kind: 'inbound' as const, active: true, settings: parsed };
  await app.db.insert(campaigns).values({ ...row, updatedAt: new Date(), updatedBy: 'test' });
  return parsed;
}

type Column = typeof conversations.$inferInsert;

/** A conversation that goes on, unless it is said to be otherwise. */
export async function addConversation(app: TestApp, agent: TestAgent, more: Partial<Column> = {}): Promise<string> {
  const id = more.id ?? newId();
  await app.db.insert(conversations).values({
    id,
    medium: 'call',
    agent: agent.id,
    queue: '500',
    campaign: 'support',
    contactId: '',
    customer: '+33140000001',
    called: '+33180000001',
    line: { type: 'browser' },
    phase: 'talking',
    offeredAt: new Date(),
    answeredAt: new Date(),
    owner: 'test',
    ...more,
  });
  return id;
}

export function status(code: string, more: Partial<DispositionStatus> = {}): DispositionStatus {
  return {
    code,
    name: `Status ${code}`,
    description: '',
    category: 'argued',
    type: 'misc',
    benefit: 0,
    quota: false,
    colour: '#336699',
    callback: { planned: 'no', personal: false, earliestDays: null, latestDays: null },
    final: false,
    quick: false,
    system: false,
    details: [],
    ...more,
  };
}

/** A further version of a group of statuses; the first one makes the group. */
export async function addDispositions(
  app: Pick<TestApp, 'db'>,
  { group, version = 1, at, statuses }: { group: string; version?: number; at: Date; statuses: DispositionStatus[] },
): Promise<void> {
  const row = { id: group, name: `Group ${group}`, version, updatedAt: at, updatedBy: 'test' };
  await app.db
    .insert(dispositionGroups)
    .values(row)
    .onConflictDoUpdate({ target: dispositionGroups.id, set: { version } });
  await app.db
    .insert(dispositionVersions)
    .values({ groupId: group, version, currency: 'EUR', statuses, createdAt: at, createdBy: 'test' });
}
