import { z } from 'zod';
import { createDistribution } from '#runtime/acd/core/distribution-core.ts';
import { SortedList } from '#runtime/acd/core/sorted-list.ts';
import type { DistributedAgent, DistributionEvent } from '#runtime/acd/distribution.ts';

const levels = z.record(z.string(), z.int().min(1).max(9)).default({});

/** A small centre and what happens in it, in seconds from the beginning. */
export const scenario = z.strictObject({
  queues: z.array(
    z.strictObject({
      id: z.string(),
      strategy: z.enum(['longest-idle', 'most-skilled', 'least-calls', 'round-robin']),
    }),
  ),
  agents: z.array(
    z.strictObject({
      id: z.string(),
      queues: z.array(z.string()),
      skills: levels,
      /** When they sign in, ready. */
      at: z.number().default(0),
      wrapUpSeconds: z.number().default(0),
    }),
  ),
  arrivals: z.array(
    z.strictObject({
      id: z.string(),
      queue: z.string(),
      at: z.number(),
      talkSeconds: z.number(),
      priority: z.int().default(0),
      skills: levels,
      decrement: z.boolean().default(false),
      /** When they give up; they wait for ever without it. */
      patienceSeconds: z.number().optional(),
    }),
  ),
});

export type Scenario = z.infer<typeof scenario>;

export interface Served {
  contact: string;
  agent: string;
  atSeconds: number;
  waitedSeconds: number;
}

/** Runs a scenario in virtual time. @returns Who served whom, in the order in which it happened. */
export function serveScenario({ queues, agents, arrivals }: Scenario): Served[] {
  const distribution = createDistribution();
  const served: Served[] = [];
  const happenings = new SortedList<{ at: number; order: number; run: () => void }>(
    (a, b) => a.at - b.at || a.order - b.order,
  );
  const contacts = new Map<string, number>();
  let count = 0;
  const plan = (at: number, run: () => void) => {
    count += 1;
    happenings.add({ at, order: count, run });
  };

  const tell = (at: number, event: DistributionEvent) => {
    for (const assignment of distribution.apply(event)) {
      const arrival = arrivals.find(({ id }) => id === assignment.wait);
      const agent = agents.find(({ id }) => id === assignment.agent);
      if (arrival === undefined || agent === undefined) throw new Error(`${assignment.wait} is not in the scenario`);
      served.push({
        contact: arrival.id,
        agent: agent.id,
        atSeconds: at,
        waitedSeconds: at - arrival.at,
      });
      contacts.set(agent.id, (contacts.get(agent.id) ?? 0) + 1);
      const free = at + arrival.talkSeconds + agent.wrapUpSeconds;
      plan(free, () => tell(free, { type: 'agent', agent: readyAgent(agent, free, contacts.get(agent.id) ?? 0) }));
    }
  };

  for (const queue of queues) tell(0, { type: 'queue', queue });
  for (const agent of agents)
    plan(agent.at, () => tell(agent.at, { type: 'agent', agent: readyAgent(agent, agent.at, 0) }));
  for (const arrival of arrivals) {
    plan(arrival.at, () => tell(arrival.at, { type: 'wait', wait: waitOf(arrival) }));
    if (arrival.patienceSeconds === undefined) continue;
    const until = arrival.at + arrival.patienceSeconds;
    plan(until, () => tell(until, { type: 'wait.gone', id: arrival.id }));
  }
  for (let next = happenings.first; next !== undefined; next = happenings.first) {
    happenings.remove(next);
    next.run();
  }
  return served;
}

/** A line for each, and how evenly agents were taken. */
export function describeServed(served: readonly Served[]): string[] {
  const lines = served.map(
    ({ contact, agent, atSeconds, waitedSeconds }) =>
      `${atSeconds.toFixed(1).padStart(8)} s   ${contact} to ${agent} after ${waitedSeconds.toFixed(1)} s`,
  );
  const agents = [...new Set(served.map(({ agent }) => agent))].sort();
  const counts = agents.map((id) => `${id}: ${served.filter(({ agent }) => agent === id).length}`);
  return [...lines, `contacts by agent   ${counts.join(', ')}`];
}

function readyAgent(agent: Scenario['agents'][number], idleSince: number, contacts: number): DistributedAgent {
  const { id, queues, skills } = agent;
  return { id, queues, skills, ready: true, idleSince, contacts, media: ['call'] };
}

function waitOf({ id, queue, at, priority, skills, decrement }: Scenario['arrivals'][number]) {
  const needed = Object.entries(skills).map(([skill, level]) => ({ skill, level }));
  const nothing = { medium: 'call' as const, held: false, refusedBy: [], onlyFor: null };
  return { id, queue, since: at, priority, skills: needed, decrement, ...nothing };
}
