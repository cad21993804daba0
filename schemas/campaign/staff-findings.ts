import type { InboundSettings } from '#schemas/domain/inbound-campaign.ts';
import type { SkillRequirement } from '#schemas/domain/skill-group.ts';
import { finding } from './finding-texts.ts';
import type { CampaignFinding } from './summary.ts';
import type { StaffMember, SummaryFacts } from './summary-facts.ts';

/** Whether anybody can take the calls of the campaign's queue, and could now. */
export function staffFindings(settings: InboundSettings, facts: SummaryFacts): CampaignFinding[] {
  const { queue } = settings.general;
  if (queue === '' || facts.names.queue[queue] === undefined || facts.ownFlowHasQueue) return [];
  if (facts.staff.length === 0) return [finding('no-agent', { queue })];
  const takingCalls = facts.staff.filter(takesCalls);
  if (takingCalls.length === 0) return [finding('no-agent-for-calls', { queue })];
  const suitable = takingCalls.filter((agent) => hasAll(agent, settings.skills.required, facts));
  if (suitable.length === 0 || suitable.some(({ signedIn }) => signedIn)) return [];
  const isServed = settings.overflow.waitsWithoutAgents && facts.overflowWithoutAgents;
  return [finding(isServed ? 'overflow-until-signed-in' : 'no-agent-signed-in', { count: suitable.length })];
}

/** The skills that no agent of the queue has; or that no agent has all of them. */
export function skillFindings(settings: InboundSettings, facts: SummaryFacts): CampaignFinding[] {
  const agents = facts.staff.filter(takesCalls);
  if (agents.length === 0 || facts.ownFlowHasQueue) return [];
  const { required } = settings.skills;
  const missing = required.filter((wanted) => !agents.some((agent) => has(agent, wanted, facts)));
  if (missing.length > 0) {
    return missing.map(({ skill, level }) =>
      finding('skill-missing', {
        skill: facts.names.skill[skill] ?? skill,
        level: decrements(skill, facts) ? 1 : level,
      }),
    );
  }
  return agents.some((agent) => hasAll(agent, required, facts)) ? [] : [finding('skills-not-together')];
}

function takesCalls({ media }: StaffMember): boolean {
  return media.includes('call');
}

function hasAll(agent: StaffMember, required: readonly SkillRequirement[], facts: SummaryFacts): boolean {
  return required.every((wanted) => has(agent, wanted, facts));
}

/** Level 0 asks for nothing. Where the next level down is taken as well, any level will do in the end (S86). */
function has({ skills }: StaffMember, { skill, level }: SkillRequirement, facts: SummaryFacts): boolean {
  const own = skills[skill] ?? 0;
  return level === 0 || own >= level || (own > 0 && decrements(skill, facts));
}

function decrements(skill: string, { decrementing }: SummaryFacts): boolean {
  return decrementing.includes(skill);
}
