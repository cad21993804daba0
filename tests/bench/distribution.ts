import { createDistribution, type DistributionCore } from '#runtime/acd/core/distribution-core.ts';
import type { DistributedAgent, DistributionEvent, QueueStrategy, WaitingContact } from '#runtime/acd/distribution.ts';
import { type Random, seededRandom } from '../flows/checker/random.ts';
import { type Figure, figure } from './figure.ts';
import { median } from './sessions.ts';

const WAITING = 10_000;
const AGENTS = 1000;
const ASSIGNMENTS = 20_000;
const SCANNED = 200;
const ROUNDS = 5;
const QUEUES = Array.from({ length: 20 }, (_, index) => `${500 + index}`);
const SKILLS = Array.from({ length: 12 }, (_, index) => `skill-${index}`);
const STRATEGIES: QueueStrategy[] = ['longest-idle', 'most-skilled', 'least-calls', 'round-robin'];

/** What a queue asks for: a campaign's skills, which all its callers share. 20 queues have 6 each. */
type Profile = Pick<WaitingContact, 'queue' | 'skills' | 'decrement' | 'priority'>;

/**
 * A centre with 10,000 contacts waiting for 1,000 agents with skills: agents who become ready and are given the next, and
 * contacts who come while hundreds of agents are ready. Limits: what any queue in order costs, and a plain look at all.
 */
export function benchDistribution(): Figure[] {
  const busy = Array.from({ length: ROUNDS }, () => measureBusy());
  const idle = Array.from({ length: ROUNDS }, () => measureIdle());
  const heap = median(Array.from({ length: ROUNDS }, () => measureHeap()));
  const starts = Array.from({ length: ROUNDS }, () => measureStart());
  return [
    figure({
      name: 'distribution',
      value: median(busy.map(({ perSecond }) => perSecond)),
      unit: 'assignments/s',
      limit: heap,
      goal: '10,000 waiting for 1,000 agents; limit: push and pop of one heap without any skills',
    }),
    figure({
      name: 'distribution-p99',
      value: median(busy.map(({ p99Ms }) => p99Ms)),
      unit: 'ms',
      limit: 50,
      goal: 'at most 1.0 of 50 ms for an agent’s next contact',
    }),
    figure({
      name: 'distribution-scan',
      value: median(busy.map(({ perSecond }) => perSecond)),
      unit: 'assignments/s',
      limit: measureScan(),
      goal: 'as above; limit: a look at all who wait each time',
    }),
    figure({
      name: 'distribution-idle',
      value: median(idle),
      unit: 'assignments/s',
      limit: heap,
      goal: 'contacts who come while about 1,000 agents are ready; limit as above',
    }),
    figure({
      name: 'distribution-start',
      value: median(starts.map(({ startMs }) => startMs)),
      unit: 'ms',
      limit: median(starts.map(({ sortMs }) => sortMs)),
      goal: 'all of them told at once, and 1,000 assigned; limit: sorting who waits once',
    }),
    figure({
      name: 'distribution-look',
      value: median(starts.map(({ lookMs }) => lookMs)),
      unit: 'ms',
      limit: 1000,
      goal: 'at most 1.0 of a second for place, agents and contacts ahead of everybody who waits, after a change of staff',
    }),
  ];
}

/** Everybody works: an agent becomes ready, takes the next contact, and another contact comes. */
function measureBusy(): { perSecond: number; p99Ms: number } {
  const { waits, agents, random } = makeCentre(WAITING + ASSIGNMENTS + AGENTS);
  const distribution = createDistribution();
  const [first, coming] = [waits.slice(0, WAITING + AGENTS), waits.slice(WAITING + AGENTS)];
  let given = distribution.applyAll(eventsOf(first, agents)).length;
  if (given !== AGENTS) throw new Error(`${given} of ${AGENTS} agents were given a contact`);
  const times: number[] = [];
  const begun = performance.now();
  for (const [index, wait] of coming.entries()) {
    const agent = random.pick(agents);
    const before = performance.now();
    const assigned = distribution.apply({
      type: 'agent',
      agent: { ...agent, idleSince: WAITING + index, contacts: index % 50 },
    });
    times.push(performance.now() - before);
    given += assigned.length + distribution.apply({ type: 'wait', wait }).length;
  }
  const seconds = (performance.now() - begun) / 1000;
  checkWaiting(distribution, waits.length - given);
  times.sort((a, b) => a - b);
  return { perSecond: (given - AGENTS) / seconds, p99Ms: times[Math.floor(times.length * 0.99)] ?? 0 };
}

/** Nobody waits: a contact comes, is given at once, and its agent becomes ready again. */
function measureIdle(): number {
  const { waits, agents } = makeCentre(ASSIGNMENTS);
  const byId = new Map(agents.map((agent) => [agent.id, agent]));
  const distribution = createDistribution();
  distribution.applyAll(eventsOf([], agents));
  const begun = performance.now();
  for (const [index, wait] of waits.entries()) {
    const [assigned] = distribution.apply({ type: 'wait', wait });
    const agent = byId.get(assigned?.agent ?? '');
    if (agent === undefined) throw new Error(`${wait.id} was given to nobody`);
    distribution.apply({ type: 'agent', agent: { ...agent, idleSince: AGENTS + index, contacts: index } });
  }
  const perSecond = (waits.length / (performance.now() - begun)) * 1000;
  checkWaiting(distribution, 0);
  return perSecond;
}

function measureStart(): { startMs: number; lookMs: number; sortMs: number } {
  const { waits, agents } = makeCentre(WAITING);
  const events = eventsOf(waits, agents);
  const begun = performance.now();
  const distribution = createDistribution();
  const assigned = distribution.applyAll(events).length;
  const startMs = performance.now() - begun;
  if (assigned !== AGENTS) throw new Error(`${assigned} of ${AGENTS} agents were given a contact`);
  const lookMs = measureLook(distribution);
  const again = performance.now();
  waits.sort(byTurn);
  return { startMs, lookMs, sortMs: performance.now() - again };
}

function measureLook(distribution: DistributionCore): number {
  const begun = performance.now();
  for (const queue of QUEUES) {
    for (const [index, wait] of distribution.waiting(queue).entries()) {
      if (distribution.positionOf(wait.id) !== index + 1) throw new Error(`${wait.id} is not where it should be`);
      if (distribution.agentsFor(wait).ready > 0) throw new Error(`${wait.id} waits although somebody is ready`);
      if (distribution.aheadOf(wait) < 0) throw new Error(`${wait.id} has less than nobody ahead`);
    }
  }
  return performance.now() - begun;
}

/** A binary heap of all who wait, from which the next is taken and to which another is added. */
function measureHeap(): number {
  const { waits } = makeCentre(WAITING + ASSIGNMENTS);
  const heap: WaitingContact[] = [];
  for (const wait of waits.slice(0, WAITING)) push(heap, wait);
  const coming = waits.slice(WAITING);
  const begun = performance.now();
  for (const wait of coming) {
    if (pop(heap) === undefined) throw new Error('the heap is empty');
    push(heap, wait);
  }
  return (coming.length / (performance.now() - begun)) * 1000;
}

/** The plain way: each time the first in turn of all who wait and whom the agent can serve. */
function measureScan(): number {
  const { waits, agents, random } = makeCentre(WAITING + SCANNED);
  const waiting = waits.slice(0, WAITING);
  const begun = performance.now();
  for (const wait of waits.slice(WAITING)) {
    const agent = random.pick(agents);
    let next = -1;
    for (const [index, candidate] of waiting.entries()) {
      const best = waiting[next];
      if (canServe(agent, candidate) && (best === undefined || byTurn(candidate, best) < 0)) next = index;
    }
    waiting.splice(next, 1, wait);
  }
  return (SCANNED / (performance.now() - begun)) * 1000;
}

function makeCentre(count: number): { waits: WaitingContact[]; agents: DistributedAgent[]; random: Random } {
  const random = seededRandom(7);
  const profiles = QUEUES.flatMap((queue, at) =>
    Array.from({ length: 6 }, (_, of) => makeProfile(random, queue, at + of)),
  );
  const agents = Array.from({ length: AGENTS }, (_, index) => makeAgent(random, index));
  const waits = Array.from({ length: count }, (_, index) => makeWait(random.pick(profiles), index));
  return { waits, agents, random };
}

/** One or two skills, by which queues and the groups of agents who are in them fit together. */
function makeProfile(random: Random, queue: string, index: number): Profile {
  const skills = [0, 5].slice(0, 1 + (index % 2)).map((apart) => ({
    skill: SKILLS[(index + apart) % SKILLS.length] ?? '',
    level: 1 + random.below(7),
  }));
  return { queue, skills, decrement: random.chance(0.7), priority: random.below(4) };
}

function makeAgent(random: Random, index: number): DistributedAgent {
  const queues = [0, 1, 3, 7].map((apart) => QUEUES[(index + apart) % QUEUES.length] ?? '');
  const skills = Object.fromEntries(
    SKILLS.filter(() => random.chance(0.8)).map((skill) => [skill, 1 + random.below(9)]),
  );
  return {
    id: `${1000 + index}`,
    ready: true,
    idleSince: index,
    queues,
    media: ['call', 'callback'],
    skills,
    contacts: index % 50,
  };
}

function makeWait(profile: Profile, since: number): WaitingContact {
  return { ...profile, id: `contact-${since}`, medium: 'call', since, held: false, refusedBy: [], onlyFor: null };
}

function eventsOf(waits: readonly WaitingContact[], agents: readonly DistributedAgent[]): DistributionEvent[] {
  return [
    ...QUEUES.map((id, index) => {
      const strategy = STRATEGIES[index % STRATEGIES.length] ?? 'longest-idle';
      return { type: 'queue' as const, queue: { id, strategy } };
    }),
    ...waits.map((wait) => ({ type: 'wait' as const, wait })),
    ...agents.map((agent) => ({ type: 'agent' as const, agent })),
  ];
}

function checkWaiting(distribution: DistributionCore, expected: number): void {
  const waiting = QUEUES.reduce((sum, queue) => sum + distribution.waitingCount(queue), 0);
  if (waiting !== expected) throw new Error(`${waiting} contacts wait, not ${expected}`);
}

function canServe(agent: DistributedAgent, { queue, skills, decrement }: WaitingContact): boolean {
  if (!agent.queues.includes(queue)) return false;
  return skills.every(({ skill, level }) => (agent.skills[skill] ?? 0) >= (decrement ? 1 : level));
}

function byTurn(a: WaitingContact, b: WaitingContact): number {
  return b.priority - a.priority || a.since - b.since;
}

function push(heap: WaitingContact[], wait: WaitingContact): void {
  let at = heap.length;
  heap.push(wait);
  while (at > 0) {
    const above = (at - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || byTurn(parent, wait) <= 0) break;
    heap[at] = parent;
    at = above;
  }
  heap[at] = wait;
}

function pop(heap: WaitingContact[]): WaitingContact | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  let at = 0;
  for (;;) {
    let below = at * 2 + 1;
    let child = heap[below];
    const right = heap[below + 1];
    if (child !== undefined && right !== undefined && byTurn(right, child) < 0) {
      child = right;
      below += 1;
    }
    if (child === undefined || byTurn(last, child) <= 0) break;
    heap[at] = child;
    at = below;
  }
  heap[at] = last;
  return first;
}
