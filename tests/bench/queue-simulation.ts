import { createDistribution } from '#runtime/acd/core/distribution-core.ts';
import { SortedList } from '#runtime/acd/core/sorted-list.ts';
import type { Assignment, DistributedAgent, WaitingContact } from '#runtime/acd/distribution.ts';
import { createWaitForecast, type WaitOutcome } from '#runtime/acd/prediction/wait-forecast.ts';
import { type Random, seededRandom } from '../flows/checker/random.ts';

export interface Centre {
  hours: number;
  /** Arrivals for each queue; `swing` is by how much of it they rise and fall over two hours. */
  queues: readonly { id: string; perHour: number; swing: number }[];
  groups: readonly { agents: number; queues: readonly string[] }[];
  handling: { meanSeconds: number; shape: 'exponential' | 'lognormal' };
  patienceSeconds: number;
  /** Agents work that long and are away that long, on average; null when all stay. */
  shifts: { workSeconds: number; awaySeconds: number } | null;
}

/** What was said to a caller who had to wait, beside how long they would have waited had they not given up. */
export interface PredictedCaller {
  model: number;
  corrected: number;
  naive: number;
  truth: number;
}

interface Caller {
  wait: WaitingContact;
  /** Null when nobody was staffed as they came, or somebody was ready. */
  said: Omit<PredictedCaller, 'truth'> | null;
}

interface Happening {
  at: number;
  order: number;
  run: () => void;
}

/** What predictions begin with, wrong on purpose: they are to learn. */
const ASSUMED_HANDLING_SECONDS = 120;
const WARM_UP_SECONDS = 2 * 3600;

/**
 * Simulates a centre in virtual time. Callers who give up leave the queue, but are remembered until an agent becomes free
 * who would then have been theirs: so long they would have waited.
 */
export function simulateCentre(centre: Centre, seed: number): PredictedCaller[] {
  const random = createDraws(seededRandom(seed));
  const distribution = createDistribution();
  const forecast = createWaitForecast({ distribution, assumedHandlingSeconds: () => ASSUMED_HANDLING_SECONDS });
  const happenings = new SortedList<Happening>((a, b) => a.at - b.at || a.order - b.order);
  const callers = new Map<string, Caller>();
  /** Who has given up and whose turn has not come yet, by queue. */
  const gone = new Map<string, Caller[]>(centre.queues.map(({ id }) => [id, []]));
  const agents = new Map<string, DistributedAgent & { leaving: boolean }>();
  const predicted: PredictedCaller[] = [];
  /** What the plain way knows of handling times. */
  const handled = { seconds: 0, contacts: 0 };
  let now = 0;
  let count = 0;

  const later = (seconds: number, run: () => void) => {
    count += 1;
    happenings.add({ at: now + seconds, order: count, run });
  };
  function predict(wait: WaitingContact): Omit<PredictedCaller, 'truth'> | null {
    const { staffed, ready } = distribution.agentsFor(wait);
    const predicted = forecast.predict(wait);
    if (predicted === null || ready > 0) return null;
    const handlingSeconds = handled.contacts === 0 ? ASSUMED_HANDLING_SECONDS : handled.seconds / handled.contacts;
    const naive = ((distribution.waitingCount(wait.queue) + 1) * handlingSeconds) / staffed;
    return { model: predicted.modelSeconds, corrected: predicted.seconds, naive };
  }

  function arrive(queue: Centre['queues'][number]): void {
    const wave = 1 + queue.swing * Math.sin((2 * Math.PI * now) / 7200);
    later(random.exponential(3600 / (queue.perHour * wave)), () => arrive(queue));
    count += 1;
    const wait = makeWait(`${queue.id}-${count}`, queue.id, now);
    callers.set(wait.id, { wait, said: predict(wait) });
    forecast.begin(wait, now * 1000);
    later(random.exponential(centre.patienceSeconds), () => giveUp(wait.id));
    for (const assignment of distribution.apply({ type: 'wait', wait })) serve(assignment);
  }

  function giveUp(id: string): void {
    const caller = callers.get(id);
    if (caller === undefined) return;
    end(id, 'gave-up');
    callers.delete(id);
    gone.get(caller.wait.queue)?.push(caller);
    distribution.apply({ type: 'wait.gone', id });
  }

  function end(id: string, outcome: WaitOutcome): void {
    forecast.end(id, { at: now * 1000, outcome });
  }

  function serve({ wait: waitId, agent: agentId }: Assignment): void {
    const caller = callers.get(waitId);
    const agent = agents.get(agentId);
    if (caller === undefined || agent === undefined) throw new Error(`${waitId} or ${agentId} is not there`);
    end(waitId, 'served');
    record(caller);
    callers.delete(waitId);
    agents.set(agentId, { ...agent, ready: false });
    const { queue } = caller.wait;
    const seconds = random[centre.handling.shape](centre.handling.meanSeconds);
    later(seconds, () => {
      forecast.handled(queue, seconds);
      handled.seconds += seconds;
      handled.contacts += 1;
      release(agentId);
    });
  }

  function record({ wait, said }: Caller): void {
    if (said !== null && wait.since > WARM_UP_SECONDS) predicted.push({ ...said, truth: now - wait.since });
  }

  /** Those who have given up and would have come before who is served now, or at all when nobody is. */
  function recordGone(queues: readonly string[], before: number): void {
    for (const queue of queues) {
      const left = (gone.get(queue) ?? []).filter((caller) => {
        if (caller.wait.since < before) record(caller);
        return caller.wait.since >= before;
      });
      gone.set(queue, left);
    }
  }

  /** Ready again, or away when it is time for that. */
  function release(id: string): void {
    const agent = agents.get(id);
    if (agent === undefined) return;
    const away = agent.leaving;
    const next = { ...agent, ready: !away, away, leaving: false, idleSince: now };
    agents.set(id, next);
    const [assigned] = distribution.apply({ type: 'agent', agent: next });
    if (next.ready) recordGone(next.queues, callers.get(assigned?.wait ?? '')?.wait.since ?? now);
    if (assigned !== undefined) serve(assigned);
    if (away && centre.shifts !== null) later(random.exponential(centre.shifts.awaySeconds), () => startWork(id));
  }

  function startWork(id: string): void {
    release(id);
    if (centre.shifts !== null) later(random.exponential(centre.shifts.workSeconds), () => stopWork(id));
  }

  function stopWork(id: string): void {
    const agent = agents.get(id);
    if (agent === undefined) return;
    agents.set(id, { ...agent, leaving: true });
    if (agent.ready) release(id);
  }

  for (const { agents: size, queues } of centre.groups) {
    for (let index = 0; index < size; index += 1) {
      const id = `${1000 + agents.size}`;
      agents.set(id, { ...makeAgent(id, queues), leaving: false });
      startWork(id);
    }
  }
  for (const queue of centre.queues) arrive(queue);
  for (let next = happenings.first; next !== undefined && next.at < centre.hours * 3600; next = happenings.first) {
    happenings.remove(next);
    now = next.at;
    next.run();
  }
  return predicted;
}

function makeWait(id: string, queue: string, since: number): WaitingContact {
  const nothing = { skills: [], decrement: false, held: false, refusedBy: [], onlyFor: null };
  return { id, queue, medium: 'call', priority: 0, since, ...nothing };
}

function makeAgent(id: string, queues: readonly string[]): DistributedAgent {
  return { id, ready: false, idleSince: 0, queues, media: ['call'], skills: {}, contacts: 0 };
}

/** Spread of lognormal handling times: the standard deviation of their logarithm, as call centres commonly have it. */
const LOG_SPREAD = 0.8;

function createDraws(random: Random) {
  const fraction = () => (random.below(2 ** 32) + 0.5) / 2 ** 32;
  return {
    exponential: (mean: number) => -mean * Math.log(fraction()),
    lognormal(mean: number): number {
      const normal = Math.sqrt(-2 * Math.log(fraction())) * Math.cos(2 * Math.PI * fraction());
      return mean * Math.exp(LOG_SPREAD * normal - LOG_SPREAD ** 2 / 2);
    },
  };
}
