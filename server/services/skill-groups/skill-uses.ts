import type { FlowUse } from '#schemas/domain/flow-use.ts';
import type { SkillGroup } from '#schemas/domain/skill-group.ts';
import type { Database } from '../../db/open.ts';
import { ServiceError } from '../../errors.ts';
import { readUseByDefaults } from '../catalogue/campaign-references.ts';
import { readAgentUses, readCampaignUses, withoutFlowsOf } from '../catalogue/uses-by-others.ts';
import { refuseWhileUsed } from '../flows/refuse-while-used.ts';
import { readUses } from '../flows/used-by.ts';

interface SkillUse {
  flows: FlowUse[];
  campaigns: { id: string; name: string }[];
  agents: { id: string; name: string }[];
}

/** Who needs or has skills, by skill; those that nobody uses are absent. */
export async function readSkillUses(db: Database): Promise<Map<string, SkillUse>> {
  const [flows, campaigns, agents] = await Promise.all([
    readUses(db, 'skill'),
    readCampaignUses(db, ({ skills }) => skills.required.map(({ skill }) => skill)),
    readAgentUses(db, ({ skills }) => skills.map(({ skill }) => skill)),
  ]);
  const used = new Set([...flows.keys(), ...campaigns.keys(), ...agents.keys()]);
  return new Map(
    [...used].map((id) => {
      const ofCampaigns = campaigns.get(id) ?? [];
      const ofFlows = withoutFlowsOf(flows.get(id) ?? [], ofCampaigns);
      return [id, { flows: ofFlows, campaigns: ofCampaigns, agents: agents.get(id) ?? [] }];
    }),
  );
}

/** @throws ServiceError `in-use` for the first skill that somebody needs or has, with its name and who that is */
export async function refuseWhileSkillsUsed(tx: Database, skills: SkillGroup['skills']): Promise<void> {
  if (skills.length === 0) return;
  const uses = await readSkillUses(tx);
  for (const { id, name } of skills) {
    const { flows = [], campaigns = [], agents = [] } = uses.get(id) ?? {};
    const { defaults = [] } = await readUseByDefaults(tx, 'skill', id);
    if (flows.length + campaigns.length + agents.length + defaults.length > 0) {
      const names = {
        defaults,
        campaigns: campaigns.map((user) => user.name),
        agents: agents.map((user) => user.name),
      };
      throw new ServiceError('in-use', { details: { skill: name, flows, liveContacts: 0, ...names } });
    }
    await refuseWhileUsed(tx, { kind: 'skill', id });
  }
}
