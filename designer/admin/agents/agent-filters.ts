import { z } from 'zod';
import type { Agent } from '#schemas/api/agents.ts';

/** What the list of agents is limited to, as the address says it; what is not understood is left out. */
export const agentFilters = z.object({
  // The router reads 501 as a number.
  queue: z.coerce.string().optional().catch(undefined),
  skill: z.coerce.string().optional().catch(undefined),
  group: z.coerce.string().optional().catch(undefined),
});
export type AgentFilters = z.infer<typeof agentFilters>;

/** Whether an agent is meant by the filters. */
export function isWanted({ profile }: Agent, { queue, skill, group }: AgentFilters): boolean {
  return (
    (queue === undefined || profile.queues.includes(queue)) &&
    (skill === undefined || profile.skills.some((own) => own.skill === skill)) &&
    (group === undefined || profile.memberOf.includes(group))
  );
}
