import type { Assignment, DistributedAgent, DistributionEvent, WaitingContact } from '../distribution.ts';
import type { Demand } from './demand.ts';
import { SortedList } from './sorted-list.ts';
import { type AbleAgents, Staff } from './staff.ts';
import { byTurn, type Line, type Turn, Waits } from './waits.ts';

export interface DistributionCore {
  apply(event: DistributionEvent): Assignment[];
  /**
   * All events have happened before anything is assigned, so that it does not matter in which order they are told: the
   * way to begin with what a database holds.
   */
  applyAll(events: Iterable<DistributionEvent>): Assignment[];
  /** Who waits in a queue, held ones in their place. */
  waiting(queue: string): WaitingContact[];
  waitingCount(queue: string): number;
  /**
   * How many will be served before it in its queue, plus 1. Held ones count, as they keep their place; those that only
   * another agent may have do not.
   * @returns null when it does not wait.
   */
  positionOf(waitId: string): number | null;
  /**
   * How many contacts will take one of its agents before it is served, whatever queue they wait in: each of those before
   * it counts as much as the share of the agents for that one who could serve this one as well. What waits are predicted
   * from; `positionOf` is what callers are told.
   * @param wait One that waits, or one that is still to come.
   * @returns A number with a fraction.
   */
  aheadOf(wait: Demand & Turn): number;
  /** Who could serve a contact that waits, or one that is still to come. */
  agentsFor(demand: Demand): AbleAgents;
}

/**
 * Distributes contacts to agents: contacts in their turn, each to the agent whom its queue's strategy takes first.
 * What it assigns is a function of the events alone. After each call nobody waits for whom somebody is ready.
 */
export function createDistribution(): DistributionCore {
  const waits = new Waits();
  const staff = new Staff();

  function applyAll(events: Iterable<DistributionEvent>): Assignment[] {
    const open = new Set<Line>();
    for (const event of events) take(event, open);
    return assign(open);
  }

  /** @param open Gains lines whose contacts may be given to agents to whom they could not be given before. */
  function take(event: DistributionEvent, open: Set<Line>): void {
    switch (event.type) {
      case 'queue':
        staff.setStrategy(event.queue.id, event.queue.strategy);
        break;
      case 'wait':
        open.add(waits.put(event.wait));
        break;
      case 'wait.gone':
        waits.take(event.id);
        break;
      case 'given':
        staff.noteGiven(event.queue, event.agent);
        break;
      case 'agent':
      case 'agent.gone':
        // When the last who has not refused goes, those who have may be asked again.
        if (event.type === 'agent' ? staff.put(event.agent) : staff.remove(event.id)) {
          for (const line of waits.refusedLines) open.add(line);
        }
        break;
    }
  }

  function assign(open: Set<Line>): Assignment[] {
    const [only, another] = staff.fresh.values();
    if (only !== undefined && another === undefined && open.size === 0) return assignTo(only);

    for (const agent of staff.fresh.values()) for (const line of linesFor(agent)) open.add(line);
    staff.lineUp();
    const assignments: Assignment[] = [];
    const turns = new SortedList<Line>(byFirst);
    for (const line of open) if (line.waits.size > 0) turns.add(line);
    for (let line = turns.first; line !== undefined; line = turns.first) {
      turns.remove(line);
      const agent = staff.next(line.demand);
      // Nobody becomes ready meanwhile: neither will there be anybody for the others in this line.
      if (agent === null) continue;
      assignments.push(give(line, agent));
      if (line.waits.size > 0) turns.add(line);
    }
    return assignments;
  }

  /** The same for the common case of one agent who becomes ready: nobody else is, for anybody who waits. */
  function assignTo(agent: DistributedAgent): Assignment[] {
    let next: Line | null = null;
    for (const line of linesFor(agent)) if (next === null || byFirst(line, next) < 0) next = line;
    if (next !== null) return [give(next, agent)];
    staff.lineUp();
    return [];
  }

  function* linesFor(agent: DistributedAgent): Generator<Line> {
    for (const queue of agent.queues) yield* linesWith(waits.linesIn(queue), agent);
    yield* linesWith(waits.linesOnlyFor(agent.id), agent);
  }

  function* linesWith(lines: Iterable<Line>, agent: DistributedAgent): Generator<Line> {
    for (const line of lines) if (line.waits.size > 0 && staff.may(agent, line.demand)) yield line;
  }

  function aheadOf(wait: Demand & Turn): number {
    const shareOf = staff.sharesOf(wait);
    let ahead = 0;
    for (const line of waits.allLines()) {
      const share = shareOf(line);
      if (share > 0) ahead += share * (line.waits.countBefore(wait) + line.held.countBefore(wait));
    }
    return ahead;
  }

  function give(line: Line, agent: DistributedAgent): Assignment {
    const wait = line.waits.first;
    if (wait === undefined) throw new Error('A contact was to be given from an empty line');
    waits.take(wait.id);
    staff.give(agent, wait);
    return { wait: wait.id, agent: agent.id };
  }

  return {
    apply: (event) => applyAll([event]),
    applyAll,
    waiting: (queue) => [...waits.inQueue(queue)],
    waitingCount: (queue) => waits.countIn(queue),
    positionOf: (waitId) => waits.positionOf(waitId),
    aheadOf,
    agentsFor: (demand) => staff.able(demand),
  };
}

function byFirst(a: Line, b: Line): number {
  if (a === b || a.waits.first === undefined || b.waits.first === undefined) return 0;
  return Number(isPassedOn(b.demand)) - Number(isPassedOn(a.demand)) || byTurn(a.waits.first, b.waits.first);
}

/** A caller who was passed on to an agent comes before that agent's queues: they have been on the line all the while. */
function isPassedOn({ medium, onlyFor = null }: Demand): boolean {
  return medium === 'call' && onlyFor !== null;
}
