import type { DistributedAgent, QueueStrategy, WaitingContact } from '../distribution.ts';
import { type Demand, demandKey, missingLevels, skilfulness } from './demand.ts';
import { SortedList } from './sorted-list.ts';
import { byId, entryOf } from './waits.ts';

/** How many agents could serve a contact. */
export interface AbleAgents {
  /** Signed in and not away, busy ones included. */
  staffed: number;
  /** Of them, those to whom it could be given now. */
  ready: number;
}

interface KeyedDemand {
  key: string;
  demand: Demand;
}

interface QueueOfAgents {
  strategy: QueueStrategy;
  members: Map<string, DistributedAgent>;
  /** In the order in which its strategy takes them, apart from their skills. */
  ready: SortedList<DistributedAgent>;
  /** When an agent was last given a contact of this queue, as a number that counts up. */
  lastGiven: Map<string, number>;
}

/** Who is signed in, and who of them is next. */
export class Staff {
  readonly #agents = new Map<string, DistributedAgent>();
  readonly #queues = new Map<string, QueueOfAgents>();
  /** By demand, until anything changes among the agents. */
  readonly #counts = new Map<string, AbleAgents>();
  /** By demand, who could serve it; until somebody comes, goes or changes. */
  readonly #able = new Map<string, Set<string>>();
  readonly #shares = new Map<string, Map<string, number>>();
  /** By demand, whether all who could serve it have refused it; as long. */
  readonly #allRefused = new Map<string, boolean>();
  /** Ready, but not in the order of the queues yet: most are given a contact at once. */
  readonly fresh = new Map<string, DistributedAgent>();
  #given = 0;

  /** @returns Whether it changes what other agents may be given. */
  put(agent: DistributedAgent): boolean {
    const before = this.#agents.get(agent.id);
    const changed = before === undefined || !isSameToOthers(before, agent);
    if (before !== undefined) this.#leaveOrder(before);
    if (before !== undefined && changed) this.#leaveQueues(before);
    this.#agents.set(agent.id, agent);
    for (const queue of agent.queues) this.#queueOf(queue).members.set(agent.id, agent);
    if (agent.ready) this.fresh.set(agent.id, agent);
    this.#counts.clear();
    if (changed) this.#forgetAble();
    return changed;
  }

  /** @returns Whether they were there. */
  remove(id: string): boolean {
    const agent = this.#agents.get(id);
    if (agent === undefined) return false;
    this.#leaveOrder(agent);
    this.#leaveQueues(agent);
    this.#agents.delete(id);
    this.#counts.clear();
    this.#forgetAble();
    return true;
  }

  /** Notes that they have been given a contact; they stay signed in. */
  give(agent: DistributedAgent, wait: WaitingContact): void {
    this.put({ ...agent, ready: false });
    this.noteGiven(wait.queue, agent.id);
  }

  noteGiven(queueId: string, agentId: string): void {
    const queue = this.#queueOf(queueId);
    const agent = queue.members.get(agentId);
    const isInLine = agent?.ready && !this.fresh.has(agentId);
    if (isInLine) queue.ready.remove(agent);
    this.#given += 1;
    queue.lastGiven.set(agentId, this.#given);
    if (isInLine) queue.ready.add(agent);
  }

  setStrategy(id: string, strategy: QueueStrategy): void {
    const queue = this.#queueOf(id);
    if (queue.strategy === strategy) return;
    queue.strategy = strategy;
    this.#orderAnew(queue);
  }

  /** Puts agents who have just become ready where the strategies find them. */
  lineUp(): void {
    for (const agent of this.fresh.values()) {
      for (const queue of new Set(agent.queues)) this.#queueOf(queue).ready.add(agent);
    }
    this.fresh.clear();
  }

  /** Who is to be given it, among all who are ready and in line. */
  next(demand: Demand): DistributedAgent | null {
    const { onlyFor = null, skills } = demand;
    if (onlyFor !== null) {
      const agent = this.#agents.get(onlyFor);
      return agent?.ready && agent.media.includes(demand.medium) ? agent : null;
    }
    const queue = this.#queues.get(demand.queue);
    if (queue === undefined || queue.ready.size === 0) return null;
    const bySkill = queue.strategy === 'most-skilled' && skills.some(({ level }) => level > 0);
    let best: { agent: DistributedAgent; missing: number; skilful: number } | null = null;
    for (const agent of queue.ready) {
      const missing = this.#missing(agent, demand);
      if (missing === null) continue;
      if (missing === 0 && !bySkill) return agent;
      const skilful = bySkill ? skilfulness(agent, skills) : 0;
      if (best === null || missing < best.missing || (missing === best.missing && skilful > best.skilful)) {
        best = { agent, missing, skilful };
      }
    }
    return best?.agent ?? null;
  }

  /** Whether this agent, who is in its queue if that matters, may be given it while they are ready. */
  may(agent: DistributedAgent, demand: Demand): boolean {
    if ((demand.onlyFor ?? null) !== null) return agent.id === demand.onlyFor && agent.media.includes(demand.medium);
    return this.#missing(agent, demand) !== null;
  }

  able(demand: Demand): AbleAgents {
    const key = demandKey(demand);
    return entryOf(this.#counts, key, () => {
      const able = this.#ableTo(demand, key);
      let ready = 0;
      for (const id of able) if (this.#agents.get(id)?.ready) ready += 1;
      return { staffed: able.size, ready };
    });
  }

  /** @returns Which part of the agents who could serve another demand could serve this one as well. */
  sharesOf(demand: Demand): (other: KeyedDemand) => number {
    const key = demandKey(demand);
    const shares = entryOf(this.#shares, key, () => new Map<string, number>());
    return (other) => entryOf(shares, other.key, () => this.#shareOf(other, { key, demand }));
  }

  #shareOf(one: KeyedDemand, other: KeyedDemand): number {
    const able = this.#ableTo(one.demand, one.key);
    const both = this.#ableTo(other.demand, other.key);
    let shared = 0;
    for (const id of able) if (both.has(id)) shared += 1;
    return able.size === 0 ? 0 : shared / able.size;
  }

  #ableTo(demand: Demand, key: string): Set<string> {
    return entryOf(this.#able, key, () => {
      const able = new Set<string>();
      for (const agent of this.#candidates(demand)) if (!agent.away && this.may(agent, demand)) able.add(agent.id);
      return able;
    });
  }

  #forgetAble(): void {
    this.#able.clear();
    this.#shares.clear();
    this.#allRefused.clear();
  }

  #missing(agent: DistributedAgent, demand: Demand): number | null {
    const { refusedBy = [] } = demand;
    if (refusedBy.includes(agent.id) && !this.#haveAllRefused(demand, refusedBy)) return null;
    return missingLevels(agent, demand);
  }

  #haveAllRefused(demand: Demand, refusedBy: readonly string[]): boolean {
    return entryOf(this.#allRefused, demandKey(demand), () => {
      for (const agent of this.#candidates(demand)) {
        if (!agent.away && !refusedBy.includes(agent.id) && missingLevels(agent, demand) !== null) return false;
      }
      return true;
    });
  }

  #candidates({ queue, onlyFor = null }: Demand): Iterable<DistributedAgent> {
    if (onlyFor === null) return this.#queues.get(queue)?.members.values() ?? [];
    const agent = this.#agents.get(onlyFor);
    return agent === undefined ? [] : [agent];
  }

  #queueOf(id: string): QueueOfAgents {
    return entryOf(this.#queues, id, () => {
      const queue: QueueOfAgents = {
        strategy: 'longest-idle',
        members: new Map(),
        ready: new SortedList((a, b) => compareAgents(queue, a, b)),
        lastGiven: new Map(),
      };
      return queue;
    });
  }

  #leaveOrder(agent: DistributedAgent): void {
    if (!agent.ready || this.fresh.delete(agent.id)) return;
    for (const queue of new Set(agent.queues)) this.#queueOf(queue).ready.remove(agent);
  }

  #leaveQueues(agent: DistributedAgent): void {
    for (const queue of agent.queues) this.#queueOf(queue).members.delete(agent.id);
  }

  #orderAnew(queue: QueueOfAgents): void {
    queue.ready = new SortedList((a, b) => compareAgents(queue, a, b));
    for (const agent of queue.members.values()) {
      if (agent.ready && !this.fresh.has(agent.id)) queue.ready.add(agent);
    }
  }
}

function compareAgents({ strategy, lastGiven }: QueueOfAgents, a: DistributedAgent, b: DistributedAgent): number {
  switch (strategy) {
    case 'round-robin':
      return (lastGiven.get(a.id) ?? 0) - (lastGiven.get(b.id) ?? 0) || byId(a, b);
    case 'least-calls':
      return a.contacts - b.contacts || a.idleSince - b.idleSince || byId(a, b);
    case 'longest-idle':
    case 'most-skilled':
      return a.idleSince - b.idleSince || byId(a, b);
  }
}

/** Whether the change of an agent leaves open to all others what was open to them. */
function isSameToOthers(before: DistributedAgent, after: DistributedAgent): boolean {
  const names = Object.keys(after.skills);
  return (
    (before.away ?? false) === (after.away ?? false) &&
    isSameList(before.queues, after.queues) &&
    isSameList(before.media, after.media) &&
    names.length === Object.keys(before.skills).length &&
    names.every((name) => before.skills[name] === after.skills[name])
  );
}

function isSameList(before: readonly string[], after: readonly string[]): boolean {
  return before.length === after.length && before.every((item, index) => item === after[index]);
}
