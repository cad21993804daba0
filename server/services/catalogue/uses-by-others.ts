import { asc, eq, sql } from 'drizzle-orm';
import type { AgentProfile } from '#schemas/domain/agent.ts';
import { campaignFlowId, type InboundSettings } from '#schemas/domain/inbound-campaign.ts';
import type { Database } from '../../db/open.ts';
import { agentProfiles, campaigns, users } from '../../db/tables/index.ts';

/** Something that uses something else, as lists name it. */
interface User {
  id: string;
  name: string;
}

/** Campaigns by the ids that `pick` finds in their settings. */
export async function readCampaignUses(
  db: Database,
  pick: (settings: InboundSettings) => readonly string[],
): Promise<Map<string, User[]>> {
  const rows = await db
    .select({ id: campaigns.id, name: campaigns.name, settings: campaigns.settings })
    .from(campaigns)
    .orderBy(asc(sql`lower(${campaigns.name})`));
  return groupUses(rows.map(({ settings, ...campaign }) => ({ user: campaign, ids: pick(settings) })));
}

/** Agents by the ids that `pick` finds in their profiles; those whose account is closed count too. */
export async function readAgentUses(
  db: Database,
  pick: (profile: AgentProfile) => readonly string[],
): Promise<Map<string, User[]>> {
  const rows = await db
    .select({ id: users.id, login: users.login, name: users.name, profile: agentProfiles.profile })
    .from(agentProfiles)
    .innerJoin(users, eq(users.id, agentProfiles.userId))
    .orderBy(asc(sql`lower(${users.name})`));
  return groupUses(
    rows.map(({ id, login, name, profile }) => ({ user: { id, name: `${name} (${login})` }, ids: pick(profile) })),
  );
}

/** The flow that is made from a campaign stands for it; where the campaign is named, it is left out. */
export function withoutFlowsOf<Use extends { flowId: string }>(uses: readonly Use[], users: readonly User[]): Use[] {
  const made = new Set(users.map(({ id }) => campaignFlowId(id)));
  return uses.filter(({ flowId }) => !made.has(flowId));
}

function groupUses(found: readonly { user: User; ids: readonly string[] }[]): Map<string, User[]> {
  const uses = new Map<string, User[]>();
  for (const { user, ids } of found) {
    for (const id of new Set(ids)) uses.set(id, [...(uses.get(id) ?? []), user]);
  }
  return uses;
}
