import type { DistributedAgent, RequiredSkill, WaitingContact } from '../distribution.ts';

/** What decides which agents may have a contact; that of a caller who has not come yet can be asked about as well. */
export type Demand = Pick<WaitingContact, 'queue' | 'medium' | 'skills' | 'decrement'> &
  Partial<Pick<WaitingContact, 'refusedBy' | 'onlyFor'>>;

/** The same for demands that the same agents can serve, in whatever order they name skills and agents. */
export function demandKey(demand: Demand): string {
  const { queue, medium, skills, decrement, refusedBy = [], onlyFor = null } = demand;
  if (onlyFor !== null) return JSON.stringify({ medium, onlyFor });
  if (skills.length === 0 && refusedBy.length === 0) return JSON.stringify([queue, medium]);
  const needed = skills.filter(({ level }) => level > 0).map(({ skill, level }) => `${level} ${skill}`);
  return JSON.stringify([queue, medium, decrement, needed.sort(), [...refusedBy].sort()]);
}

/**
 * By how many levels in all an agent who is in the queue falls short of what is required.
 * @returns 0 when they reach every level, null when they cannot be given such a contact at all.
 */
export function missingLevels(agent: DistributedAgent, demand: Demand): number | null {
  if (!agent.media.includes(demand.medium)) return null;
  let missing = 0;
  for (const { skill, level } of demand.skills) {
    if (level <= 0) continue;
    const own = levelOf(agent, skill);
    if (own >= level) continue;
    if (own <= 0 || !demand.decrement) return null;
    missing += level - own;
  }
  return missing;
}

/** How good an agent is at what is required. */
export function skilfulness(agent: DistributedAgent, skills: readonly RequiredSkill[]): number {
  let sum = 0;
  for (const { skill, level } of skills) if (level > 0) sum += levelOf(agent, skill);
  return sum;
}

function levelOf(agent: DistributedAgent, skill: string): number {
  return Object.hasOwn(agent.skills, skill) ? (agent.skills[skill] ?? 0) : 0;
}
