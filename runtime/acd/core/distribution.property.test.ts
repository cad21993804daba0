import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  Assignment,
  DistributedAgent,
  DistributionEvent,
  QueueStrategy,
  WaitingContact,
} from '../distribution.ts';
import { createDistribution } from './distribution-core.ts';

/** Counting everything after each of thousands of events takes seconds, and more beside other tests. */
const COUNTING_TIMEOUT_MS = 120_000;

const QUEUES = ['500', '501', '502'];
const AGENTS = ['1001', '1002', '1003', '1004', '1005'];
const WAITS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const MEDIA = ['call', 'callback', 'voicemail'] as const;
/** What half of the changes leave as it was, so that agents change in nothing but their state as well. */
const USUAL = { queues: ['500', '501'], media: [...MEDIA], skills: { german: 5 } };
const RUNS = { numRuns: 3000 };

const skillLevels = fc.dictionary(fc.constantFrom('german', 'billing'), fc.integer({ min: 1, max: 9 }), { maxKeys: 2 });
const medium = fc.oneof({ weight: 5, arbitrary: fc.constant('call' as const) }, fc.constantFrom(...MEDIA));
const queueEvent = fc.record({
  type: fc.constant('queue' as const),
  queue: fc.record({
    id: fc.constantFrom(...QUEUES),
    strategy: fc.constantFrom<QueueStrategy[]>('longest-idle', 'most-skilled', 'least-calls', 'round-robin'),
  }),
});
const waitEvent = fc.record({
  type: fc.constant('wait' as const),
  wait: fc.record({
    id: fc.constantFrom(...WAITS),
    queue: fc.constantFrom(...QUEUES),
    medium,
    priority: fc.integer({ min: 0, max: 2 }),
    since: fc.integer({ min: 0, max: 9 }),
    skills: skillLevels.map((levels) => Object.entries(levels).map(([skill, level]) => ({ skill, level: level - 1 }))),
    decrement: fc.boolean(),
    held: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)),
    refusedBy: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.subarray(AGENTS)),
    onlyFor: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, fc.constantFrom(...AGENTS)),
  }),
});
const agentEvent = fc.record({
  type: fc.constant('agent' as const),
  agent: fc
    .record({
      id: fc.constantFrom(...AGENTS),
      ready: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
      away: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.constant(true)),
      idleSince: fc.integer({ min: 0, max: 9 }),
      queues: fc.subarray(QUEUES, { minLength: 1 }),
      media: fc.oneof({ weight: 3, arbitrary: fc.constant([...MEDIA]) }, fc.subarray([...MEDIA])),
      skills: skillLevels,
      contacts: fc.integer({ min: 0, max: 3 }),
    })
    .chain((agent) => fc.boolean().map((asUsual) => (asUsual ? { ...agent, ...USUAL } : agent)))
    .map((agent) => ({ ...agent, away: agent.away && !agent.ready })),
});
const event: fc.Arbitrary<DistributionEvent> = fc.oneof(
  { weight: 1, arbitrary: queueEvent },
  { weight: 8, arbitrary: waitEvent },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('wait.gone' as const), id: fc.constantFrom(...WAITS) }) },
  { weight: 8, arbitrary: agentEvent },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('given' as const),
      queue: fc.constantFrom(...QUEUES),
      agent: fc.constantFrom(...AGENTS),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('agent.gone' as const), id: fc.constantFrom(...AGENTS) }) },
);
const events = fc.array(event, { maxLength: 60, size: 'max' });
const batches = fc.array(fc.array(event, { maxLength: 12, size: 'max' }), { maxLength: 8, size: 'max' });

/** The rules as they are written, with a look at everybody each time. */
class World {
  readonly waits = new Map<string, WaitingContact>();
  readonly agents = new Map<string, DistributedAgent>();
  readonly strategies = new Map<string, QueueStrategy>();
  readonly #lastGiven = new Map<string, number>();
  #given = 0;

  take(event: DistributionEvent): void {
    if (event.type === 'queue') this.strategies.set(event.queue.id, event.queue.strategy);
    else if (event.type === 'wait') this.waits.set(event.wait.id, event.wait);
    else if (event.type === 'wait.gone') this.waits.delete(event.id);
    else if (event.type === 'agent') this.agents.set(event.agent.id, event.agent);
    else if (event.type === 'agent.gone') this.agents.delete(event.id);
    else this.#noteGiven(event.queue, event.agent);
  }

  give({ wait, agent }: Assignment): void {
    const to = this.agents.get(agent);
    const given = this.waits.get(wait);
    if (to === undefined || given === undefined) throw new Error('given what is not there');
    this.#noteGiven(given.queue, agent);
    this.waits.delete(wait);
    this.agents.set(agent, { ...to, ready: false });
  }

  #noteGiven(queue: string, agent: string): void {
    this.#given += 1;
    this.#lastGiven.set(`${queue} ${agent}`, this.#given);
  }

  couldServe(agent: DistributedAgent, wait: WaitingContact): boolean {
    if (!agent.media.includes(wait.medium)) return false;
    if (wait.onlyFor !== null) return wait.onlyFor === agent.id;
    return (
      agent.queues.includes(wait.queue) &&
      wait.skills.every(({ skill, level }) => {
        const own = agent.skills[skill] ?? 0;
        return own >= level || (wait.decrement && own > 0);
      })
    );
  }

  /** As `couldServe`, those who have refused it apart. */
  mayServe(agent: DistributedAgent, wait: WaitingContact): boolean {
    if (!this.couldServe(agent, wait)) return false;
    if (wait.onlyFor !== null || !wait.refusedBy.includes(agent.id)) return true;
    return ![...this.agents.values()].some(
      (other) => !other.away && !wait.refusedBy.includes(other.id) && this.couldServe(other, wait),
    );
  }

  pairs(): { wait: WaitingContact; agent: DistributedAgent }[] {
    return [...this.waits.values()]
      .filter(({ held }) => !held)
      .flatMap((wait) =>
        [...this.agents.values()]
          .filter((agent) => agent.ready && this.mayServe(agent, wait))
          .map((agent) => ({ wait, agent })),
      );
  }

  ahead(wait: WaitingContact): number {
    const able = (one: WaitingContact) => [...this.agents.values()].filter((of) => !of.away && this.mayServe(of, one));
    const mine = new Set(able(wait));
    let ahead = 0;
    for (const other of this.waits.values()) {
      const theirs = able(other);
      if (theirs.length === 0 || !isBefore(turn(other), turn(wait))) continue;
      ahead += theirs.filter((agent) => mine.has(agent)).length / theirs.length;
    }
    return ahead;
  }

  /** Smaller is taken first. */
  rank(agent: DistributedAgent, wait: WaitingContact): (number | string)[] {
    const needed = wait.skills.filter(({ level }) => level > 0);
    const own = (skill: string) => agent.skills[skill] ?? 0;
    const missing = needed.reduce((sum, { skill, level }) => sum + Math.max(0, level - own(skill)), 0);
    const byStrategy = {
      'longest-idle': [agent.idleSince],
      'most-skilled': [-needed.reduce((sum, { skill }) => sum + own(skill), 0), agent.idleSince],
      'least-calls': [agent.contacts, agent.idleSince],
      'round-robin': [this.#lastGiven.get(`${wait.queue} ${agent.id}`) ?? 0],
    };
    return [missing, ...byStrategy[this.strategies.get(wait.queue) ?? 'longest-idle'], agent.id];
  }
}

const turn = (wait: WaitingContact) => [-wait.priority, wait.since, wait.id];
/** For an agent, who is passed on to them comes first. */
const turnFor = (wait: WaitingContact) => [wait.medium === 'call' && wait.onlyFor !== null ? 0 : 1, ...turn(wait)];

function isBefore(a: readonly (number | string)[], b: readonly (number | string)[]): boolean {
  const at = a.findIndex((part, index) => part !== b[index]);
  const [left, right] = [a[at], b[at]];
  return left !== undefined && right !== undefined && left < right;
}

/** Checks each assignment at the moment when it was made, and that none is missing afterwards. */
function check(world: World, assignments: readonly Assignment[]): void {
  for (const assignment of assignments) {
    const pairs = world.pairs();
    const made = pairs.find(({ wait, agent }) => wait.id === assignment.wait && agent.id === assignment.agent);
    if (made === undefined) throw new Error(`${assignment.wait} was given to ${assignment.agent}, which cannot be`);
    for (const { wait, agent } of pairs) {
      if (agent.id === assignment.agent && isBefore(turnFor(wait), turnFor(made.wait))) {
        throw new Error(`${wait.id} was passed over by ${assignment.wait}`);
      }
      const better = isBefore(world.rank(agent, made.wait), world.rank(made.agent, made.wait));
      if (wait.id === assignment.wait && better) throw new Error(`${agent.id} should have had ${wait.id}`);
    }
    world.give(assignment);
  }
  const [left] = world.pairs();
  if (left !== undefined) throw new Error(`${left.wait.id} waits although ${left.agent.id} is ready`);
}

describe('whatever happens', () => {
  it('nobody waits for whom an agent is ready, nobody is given twice, and turns and strategies are kept', () => {
    fc.assert(
      fc.property(events, (told) => {
        const world = new World();
        const distribution = createDistribution();
        for (const event of told) {
          world.take(event);
          check(world, distribution.apply(event));
        }
      }),
      RUNS,
    );
  });

  it('the same holds for events that are told together', () => {
    fc.assert(
      fc.property(batches, (told) => {
        const world = new World();
        const distribution = createDistribution();
        for (const batch of told) {
          for (const event of batch) world.take(event);
          check(world, distribution.applyAll(batch));
        }
      }),
      RUNS,
    );
  });

  it('figures are what a count gives', { timeout: COUNTING_TIMEOUT_MS }, () => {
    fc.assert(
      fc.property(events, (told) => {
        const world = new World();
        const distribution = createDistribution();
        for (const event of told) {
          world.take(event);
          check(world, distribution.apply(event));
          for (const wait of world.waits.values()) {
            const ahead = [...world.waits.values()].filter(
              (other) =>
                other.queue === wait.queue && other.onlyFor === wait.onlyFor && isBefore(turn(other), turn(wait)),
            );
            expect(distribution.positionOf(wait.id)).toBe(ahead.length + 1);
            const able = [...world.agents.values()].filter((agent) => !agent.away && world.mayServe(agent, wait));
            expect(distribution.aheadOf(wait)).toBeCloseTo(world.ahead(wait));
            const ready = able.filter((agent) => agent.ready);
            expect(distribution.agentsFor(wait)).toEqual({ staffed: able.length, ready: ready.length });
          }
          for (const queue of QUEUES) {
            const waiting = [...world.waits.values()].filter((wait) => wait.queue === queue);
            const inOrder = waiting.sort((a, b) => (isBefore(turn(a), turn(b)) ? -1 : 1));
            expect(distribution.waiting(queue)).toEqual(inOrder);
            expect(distribution.waitingCount(queue)).toBe(waiting.length);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('everybody is served at last when nobody comes any more and agents come back', () => {
    fc.assert(
      fc.property(events, (told) => {
        const world = new World();
        const distribution = createDistribution();
        const comeBack = (agent: DistributedAgent): DistributionEvent => ({
          type: 'agent',
          agent: { ...agent, ready: true, away: false, contacts: agent.contacts + 1, idleSince: agent.idleSince + 1 },
        });
        for (const event of told) {
          world.take(event);
          check(world, distribution.apply(event));
        }
        // Each round serves somebody, unless nobody is left who can be served.
        for (let round = 0; round <= WAITS.length; round += 1) {
          for (const agent of [...world.agents.values()]) {
            world.take(comeBack(agent));
            check(world, distribution.apply(comeBack(agent)));
          }
        }
        const left = [...world.waits.values()].filter(({ held }) => !held);
        for (const wait of left) {
          for (const agent of world.agents.values()) expect(world.couldServe(agent, wait)).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the same events', () => {
  const isOfOne = (all: readonly DistributionEvent[]) => {
    const names = all.map((event) => {
      if (event.type === 'wait') return `wait ${event.wait.id}`;
      if (event.type === 'agent') return `agent ${event.agent.id}`;
      // Who was given something first has a turn first.
      if (event.type === 'given') return 'given';
      return event.type === 'queue' ? `queue ${event.queue.id}` : `${event.type.split('.')[0]} ${event.id}`;
    });
    return new Set(names).size === names.length;
  };

  it('are answered with the same assignments, which depend on nothing else', () => {
    fc.assert(
      fc.property(events, (told) => {
        const one = createDistribution();
        const other = createDistribution();
        for (const event of told) expect(one.apply(event)).toEqual(other.applyAll([structuredClone(event)]));
      }),
      { numRuns: 1000 },
    );
  });

  it('told together may be told in any order, when they are about different things', () => {
    const twoOrders = fc
      .array(event, { maxLength: 14, size: 'max' })
      .filter(isOfOne)
      .chain((told) => fc.tuple(fc.constant(told), fc.shuffledSubarray(told, { minLength: told.length })));
    fc.assert(
      fc.property(events, twoOrders, (before, [told, shuffled]) => {
        const one = createDistribution();
        const other = createDistribution();
        for (const event of before) {
          one.apply(event);
          other.apply(event);
        }
        expect(one.applyAll(told)).toEqual(other.applyAll(shuffled));
      }),
      { numRuns: 1000 },
    );
  });

  it('of contacts told together in their turn are answered as when they are told one by one', () => {
    fc.assert(
      fc.property(events, fc.uniqueArray(waitEvent, { selector: ({ wait }) => wait.id }), (before, coming) => {
        const fresh = coming.map(({ wait }) => ({ type: 'wait' as const, wait: { ...wait, id: `new ${wait.id}` } }));
        fresh.sort((a, b) => (isBefore(turnFor(a.wait), turnFor(b.wait)) ? -1 : 1));
        const one = createDistribution();
        const other = createDistribution();
        for (const event of before) {
          one.apply(event);
          other.apply(event);
        }
        expect(one.applyAll(fresh)).toEqual(fresh.flatMap((event) => other.apply(event)));
      }),
      { numRuns: 1000 },
    );
  });
});
