import { type Agent, asDistributed, isSignedIn, type StaffedAgent } from './agents/agent.ts';
import { type Demand, demandKey, missingLevels } from './core/demand.ts';
import { createDistribution, type DistributionCore } from './core/distribution-core.ts';
import { entryOf } from './core/waits.ts';
import type { DistributionEvent, RequiredSkill } from './distribution.ts';
import type { QueueFigures, WaitOutlook } from './ports.ts';
import { createWaitForecast, type WaitForecast, type WaitOutcome } from './prediction/wait-forecast.ts';
import type { KeptQueue, KeptWait, PastTalk, PastWait, Predicted } from './store.ts';

/**
 * What is going on, as this server knows it: who waits, who is signed in, and the figures that follow. Every server has
 * one, whichever of them distributes.
 */
export class Board {
  readonly #waits = new Map<string, KeptWait>();
  readonly #agents = new Map<string, StaffedAgent>();
  readonly #queues = new Map<string, KeptQueue>();
  /** Knows everybody as busy, so that it counts and assigns nothing. */
  readonly #core: DistributionCore = createDistribution();
  readonly #forecast: WaitForecast = createWaitForecast({
    distribution: {
      aheadOf: (wait) => this.#core.aheadOf(wait),
      agentsFor: (demand) => ({ staffed: this.#core.agentsFor(demand).staffed, ready: this.#readyFor(demand) }),
    },
    assumedHandlingSeconds: () => ASSUMED_HANDLING_SECONDS,
  });
  readonly #figures = new Map<string, QueueFigures>();
  /** By demand, how many could serve it; until anybody changes. */
  readonly #staffed = new Map<string, number>();
  /** Skills of groups in which the next level below is asked where nobody reaches the required one. */
  #decrementing: ReadonlySet<string> = new Set();

  get waits(): ReadonlyMap<string, KeptWait> {
    return this.#waits;
  }

  get agents(): ReadonlyMap<string, StaffedAgent> {
    return this.#agents;
  }

  get queues(): ReadonlyMap<string, KeptQueue> {
    return this.#queues;
  }

  setWait(wait: KeptWait): void {
    this.#figures.clear();
    if (wait.end === null && !this.#waits.has(wait.id)) {
      this.#forecast.begin(wait, wait.enteredAt, wait.modelSeconds ?? 0);
    }
    if (wait.end === null) this.#waits.set(wait.id, wait);
    else this.#end(wait);
    const waits = wait.end === null && wait.conversationId === null;
    this.#core.apply(waits ? { type: 'wait', wait } : { type: 'wait.gone', id: wait.id });
  }

  #end({ id, end, endedAt, enteredAt }: KeptWait): void {
    this.#waits.delete(id);
    const outcome: WaitOutcome = end === 'answered' ? 'served' : end === 'abandoned' ? 'gave-up' : 'left';
    this.#forecast.end(id, { at: endedAt ?? enteredAt, outcome });
  }

  /** How callers waited before this server began. */
  recall(waits: readonly PastWait[]): void {
    for (const { queue, ...how } of waits) this.#forecast.waited(queue, how);
  }

  /** What contacts have cost agents lately. */
  learn(talks: readonly PastTalk[]): void {
    for (const { queue, handledSeconds } of talks) this.#forecast.handled(queue, handledSeconds);
  }

  /** @returns whether it is news; what is older than what is known is not. */
  setAgent(staffed: StaffedAgent): boolean {
    const { agent } = staffed;
    const known = this.#agents.get(agent.id);
    if (known !== undefined && known.agent.revision > agent.revision) return false;
    this.#figures.clear();
    this.#staffed.clear();
    const distributed = asDistributed(staffed);
    if (isSignedIn(agent)) this.#agents.set(agent.id, staffed);
    else this.#agents.delete(agent.id);
    this.#core.apply(
      distributed === null
        ? { type: 'agent.gone', id: agent.id }
        : { type: 'agent', agent: { ...distributed, ready: false } },
    );
    return true;
  }

  /** An agent whose profile is known already. */
  changeAgent(agent: Agent): StaffedAgent | null {
    const known = this.#agents.get(agent.id);
    if (known === undefined) return null;
    const staffed = { agent, facts: known.facts };
    return this.setAgent(staffed) ? staffed : null;
  }

  setDecrementing(skills: ReadonlySet<string>): void {
    this.#decrementing = skills;
  }

  /** Whether agents below the required levels may be taken: every group of the skills has to allow it. */
  decrements(skills: readonly RequiredSkill[]): boolean {
    return skills.every(({ skill, level }) => level === 0 || this.#decrementing.has(skill));
  }

  setQueues(queues: readonly KeptQueue[]): void {
    this.#figures.clear();
    this.#queues.clear();
    for (const queue of queues) this.#queues.set(queue.id, queue);
  }

  /** What tells a core of distribution everything. */
  *events(): Generator<DistributionEvent> {
    for (const queue of this.#queues.values()) yield { type: 'queue', queue };
    for (const wait of this.#waits.values()) if (isOffered(wait)) yield { type: 'wait', wait };
    for (const staffed of this.#agents.values()) {
      const agent = asDistributed(staffed);
      if (agent !== null) yield { type: 'agent', agent };
    }
  }

  figures(queue: string): QueueFigures {
    const known = this.#figures.get(queue);
    if (known) return known;
    const figures = this.#count(queue);
    this.#figures.set(queue, figures);
    return figures;
  }

  countWaiting(queue: string) {
    const counts = { calls: 0, callbacks: 0, voicemails: 0, longestSince: this.figures(queue).longestSince };
    for (const wait of this.#waits.values()) {
      if (wait.queue !== queue || wait.conversationId !== null) continue;
      if (wait.medium === 'call') counts.calls += 1;
      else if (wait.medium === 'callback') counts.callbacks += 1;
      else counts.voicemails += 1;
    }
    return counts;
  }

  outlook(waitId: string): WaitOutlook | null {
    const wait = this.#waits.get(waitId);
    if (wait === undefined) return null;
    const offered = wait.conversationId !== null;
    const staffed = this.staffedFor(wait);
    const position = offered ? 1 : this.#core.positionOf(waitId);
    if (position === null) return null;
    const predictedSeconds = offered ? 0 : (this.predict(wait)?.seconds ?? null);
    return { position, predictedSeconds, staffed, offered };
  }

  /** How long somebody who waits, or comes now, will wait from now on; null while nobody is staffed. */
  predict(wait: Expected): Predicted | null {
    const forecast = this.#forecast.predict(wait);
    return forecast && { seconds: Math.round(forecast.seconds), modelSeconds: forecast.modelSeconds };
  }

  /** By the model alone, what a wait takes from now on; null while nobody is staffed. */
  remaining(waitId: string): number | null {
    const wait = this.#waits.get(waitId);
    return (wait && this.#forecast.predict(wait)?.modelSeconds) ?? null;
  }

  isStaffed(demand: Demand): boolean {
    return this.staffedFor(demand) > 0;
  }

  /** How many could serve it who are signed in, whatever they are doing. */
  staffedFor(demand: Demand): number {
    return entryOf(this.#staffed, demandKey({ ...demand, refusedBy: [] }), () => this.#able(demand, () => true));
  }

  #readyFor(demand: Demand): number {
    return this.#able(demand, ({ agent }) => agent.state === 'ready');
  }

  #able(demand: Demand, counts: (staffed: StaffedAgent) => boolean): number {
    let able = 0;
    for (const staffed of this.#agents.values()) {
      const agent = asDistributed(staffed);
      if (agent === null || !counts(staffed)) continue;
      const onlyFor = demand.onlyFor ?? null;
      if (onlyFor === null ? !agent.queues.includes(demand.queue) : agent.id !== onlyFor) continue;
      if (onlyFor === null ? missingLevels(agent, demand) !== null : agent.media.includes(demand.medium)) able += 1;
    }
    return able;
  }

  #count(queue: string): QueueFigures {
    const figures: QueueFigures = { waiting: 0, longestSince: null, staffed: 0, ready: 0 };
    for (const wait of this.#waits.values()) {
      if (wait.queue !== queue || wait.medium !== 'call' || wait.conversationId !== null) continue;
      figures.waiting += 1;
      if (figures.longestSince === null || wait.enteredAt < figures.longestSince) figures.longestSince = wait.enteredAt;
    }
    for (const { agent, facts } of this.#agents.values()) {
      if (!facts.queues.includes(queue)) continue;
      figures.staffed += 1;
      if (agent.state === 'ready') figures.ready += 1;
    }
    return figures;
  }
}

type Expected = Parameters<WaitForecast['predict']>[0];

/** What a contact is taken to cost before any of its queue has been seen. */
const ASSUMED_HANDLING_SECONDS = 180;

/** Whether it may be given to an agent. */
export function isOffered(wait: KeptWait): boolean {
  return wait.end === null && wait.conversationId === null && wait.attended;
}
