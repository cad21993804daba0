import type { WaitingContact } from '../distribution.ts';
import { type Demand, demandKey } from './demand.ts';
import { SortedList } from './sorted-list.ts';

/** Contacts that the same agents can serve: only the first of them can be next. */
export interface Line {
  key: string;
  demand: Demand;
  waits: SortedList<WaitingContact, Turn>;
  held: SortedList<WaitingContact, Turn>;
}

interface QueueOfWaits {
  /** Those who are held too. */
  all: SortedList<WaitingContact>;
  personal: SortedList<WaitingContact>;
  lines: Map<string, Line>;
}

/** Who waits, in the order in which they are to be served. */
export class Waits {
  readonly #places = new Map<string, { wait: WaitingContact; line: Line }>();
  readonly #queues = new Map<string, QueueOfWaits>();
  /** Of contacts which one agent alone may have, by that agent. */
  readonly #personalLines = new Map<string, Map<string, Line>>();
  /** Lines in which somebody has refused: who may serve them depends on who else is signed in. */
  readonly refusedLines = new Set<Line>();

  /** @returns The line it stands in. */
  put(wait: WaitingContact): Line {
    this.take(wait.id);
    const queue = this.#queueOf(wait.queue);
    queue.all.add(wait);
    if (wait.onlyFor !== null) queue.personal.add(wait);
    const line = this.#standInLine(wait, queue);
    this.#places.set(wait.id, { wait, line });
    return line;
  }

  take(id: string): void {
    const place = this.#places.get(id);
    if (place === undefined) return;
    const { wait, line } = place;
    this.#places.delete(id);
    const queue = this.#queueOf(wait.queue);
    queue.all.remove(wait);
    if (wait.onlyFor !== null) queue.personal.remove(wait);
    this.#leaveLine(wait, line, queue);
    if (queue.all.size === 0) this.#queues.delete(wait.queue);
  }

  *allLines(): Generator<Line> {
    for (const { lines } of this.#queues.values()) yield* lines.values();
    for (const lines of this.#personalLines.values()) yield* lines.values();
  }

  linesIn(queue: string): Iterable<Line> {
    return this.#queues.get(queue)?.lines.values() ?? [];
  }

  linesOnlyFor(agent: string): Iterable<Line> {
    return this.#personalLines.get(agent)?.values() ?? [];
  }

  inQueue(queue: string): Iterable<WaitingContact> {
    return this.#queues.get(queue)?.all ?? [];
  }

  countIn(queue: string): number {
    return this.#queues.get(queue)?.all.size ?? 0;
  }

  positionOf(id: string): number | null {
    const wait = this.#places.get(id)?.wait;
    const queue = wait && this.#queues.get(wait.queue);
    if (wait === undefined || queue === undefined) return null;
    if (wait.onlyFor === null) return queue.all.countBefore(wait) - queue.personal.countBefore(wait) + 1;
    let position = 1;
    for (const other of queue.personal) {
      if (byTurn(other, wait) >= 0) break;
      if (other.onlyFor === wait.onlyFor) position += 1;
    }
    return position;
  }

  #queueOf(id: string): QueueOfWaits {
    return entryOf(this.#queues, id, () => ({
      all: new SortedList(byTurn),
      personal: new SortedList(byTurn),
      lines: new Map(),
    }));
  }

  #linesFor(wait: WaitingContact, queue: QueueOfWaits): Map<string, Line> {
    return wait.onlyFor === null ? queue.lines : entryOf(this.#personalLines, wait.onlyFor, () => new Map());
  }

  #standInLine(wait: WaitingContact, queue: QueueOfWaits): Line {
    const lines = this.#linesFor(wait, queue);
    const key = demandKey(wait);
    const line = entryOf(lines, key, () => ({
      key,
      demand: wait,
      waits: new SortedList<WaitingContact, Turn>(byTurn),
      held: new SortedList<WaitingContact, Turn>(byTurn),
    }));
    (wait.held ? line.held : line.waits).add(wait);
    if (wait.onlyFor === null && wait.refusedBy.length > 0) this.refusedLines.add(line);
    return line;
  }

  #leaveLine(wait: WaitingContact, line: Line, queue: QueueOfWaits): void {
    (wait.held ? line.held : line.waits).remove(wait);
    if (line.waits.size + line.held.size > 0) return;
    const lines = this.#linesFor(wait, queue);
    lines.delete(line.key);
    this.refusedLines.delete(line);
    if (wait.onlyFor !== null && lines.size === 0) this.#personalLines.delete(wait.onlyFor);
  }
}

/** What decides when it is a contact's turn. */
export type Turn = Pick<WaitingContact, 'id' | 'priority' | 'since'>;

/** Higher priority, then who has waited longest, then by id. */
export function byTurn(a: Turn, b: Turn): number {
  return b.priority - a.priority || a.since - b.since || byId(a, b);
}

export function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** What stands under a key, made when nothing does. */
export function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
