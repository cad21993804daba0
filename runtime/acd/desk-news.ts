import type { Clock } from '../engine/clock.ts';

export interface DeskChanges {
  agents: ReadonlySet<string>;
  queues: ReadonlySet<string>;
}

/** Changes that come close together are told as one. */
const GATHER_MS = 20;

/** Tells whoever shows agents and queues that they have changed. */
export class DeskNews {
  readonly #clock: Clock;
  readonly #listeners = new Set<(changes: DeskChanges) => void>();
  #agents = new Set<string>();
  #queues = new Set<string>();
  #timer: unknown = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  listen(listener: (changes: DeskChanges) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  agentChanged(agent: string): void {
    this.#agents.add(agent);
    this.#schedule();
  }

  queueChanged(queue: string): void {
    this.#queues.add(queue);
    this.#schedule();
  }

  stop(): void {
    this.#clock.clearTimeout(this.#timer);
  }

  #schedule(): void {
    this.#timer ??= this.#clock.setTimeout(() => this.#tell(), GATHER_MS);
  }

  #tell(): void {
    const changes = { agents: this.#agents, queues: this.#queues };
    this.#timer = null;
    this.#agents = new Set();
    this.#queues = new Set();
    for (const listener of this.#listeners) listener(changes);
  }
}
