import type { Clock } from '../engine/clock.ts';
import { keepTrying } from '../engine/keep-trying.ts';
import type { EngineLog } from '../engine/ports.ts';
import { type Agent, UNSEEN_LIMIT_MS } from './agents/agent.ts';
import type { AgentEvent } from './agents/change-agent.ts';
import type { Feed } from './feed.ts';
import type { AcdStore } from './store.ts';

export interface AgentServiceOptions {
  clock: Clock;
  log: EngineLog;
  store: Pick<AcdStore, 'changeAgent' | 'admitAgent' | 'agentByLogin' | 'agentsDue' | 'seeAgents'>;
  feed: Pick<Feed, 'wrote'>;
}

/** Open desktops are written down together after so long. */
const SEEN_MS = 1_000;
/** Looked at so late, the database was away, or this server has only begun to look. */
const LATE_MS = 5_000;
/** A phone that has come or gone is not told again: it is tried for so long to write it down. */
const PHONE_LIMIT_MS = 600_000;

/** Changes agents, and keeps in mind whose desktop is there. */
export class AgentService {
  readonly #options: AgentServiceOptions;
  readonly #seen = new Set<string>();
  /** By extension, what was said last of each phone. */
  readonly #phones = new Map<string, boolean>();
  #timer: unknown = null;
  #stopped = false;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #looksFrom = Number.NEGATIVE_INFINITY;

  constructor(options: AgentServiceOptions) {
    this.#options = options;
  }

  /** @returns the agent before and after; null for somebody who has never signed in. */
  async change(agent: string, event: AgentEvent): Promise<{ before: Agent; after: Agent } | null> {
    const { store, clock, feed } = this.#options;
    const changed = await store.changeAgent(agent, event, clock.now());
    if (changed !== null && changed.before !== changed.after) {
      feed.wrote({ waits: [], agents: [changed.after] });
    }
    return changed;
  }

  /** A desktop of the agent is there. */
  seen(agent: string): void {
    this.#seen.add(agent);
    this.#timer ??= this.#options.clock.setTimeout(() => void this.#writeSeen(), SEEN_MS);
  }

  /** Whether a browser phone can be reached, which may be that of somebody who has not signed in yet. */
  async phoneChanged(extension: string, reachable: boolean): Promise<void> {
    const { store, clock, log } = this.#options;
    this.#phones.set(extension, reachable);
    const writeDown = async () => {
      const agent = await store.agentByLogin(extension);
      if (agent === null) return;
      await store.admitAgent(agent, clock.now());
      await this.change(agent, { type: 'phone', reachable });
    };
    await keepTrying(writeDown, {
      clock,
      limitMs: PHONE_LIMIT_MS,
      isWanted: () => !this.#stopped && this.#phones.get(extension) === reachable,
      onFailure: (error) => log.warn({ error, extension }, 'a phone is not written down yet'),
    });
  }

  /**
   * Breaks that are over, desktops that have gone. While the database was away no desktop could say that it is there, so
   * that each has the time to do so first.
   */
  async passTime(): Promise<void> {
    const { store, clock } = this.#options;
    const now = clock.now();
    // Also when the clock has been set back: desktops that were seen after now count from when they are seen again.
    if (Math.abs(now - this.#lookedAt) > LATE_MS) this.#looksFrom = now + UNSEEN_LIMIT_MS;
    const due = await store.agentsDue(now, { unseen: now >= this.#looksFrom });
    this.#lookedAt = now;
    for (const agent of due) await this.change(agent, { type: 'time' });
  }

  stop(): void {
    this.#stopped = true;
    this.#options.clock.clearTimeout(this.#timer);
  }

  async #writeSeen(): Promise<void> {
    const { store, clock, feed, log } = this.#options;
    this.#timer = null;
    const agents = [...this.#seen];
    this.#seen.clear();
    try {
      feed.wrote({ waits: [], agents: await store.seeAgents(agents, clock.now()) });
    } catch (error) {
      for (const agent of agents) this.seen(agent);
      log.warn({ error }, 'open desktops could not be written down');
    }
  }
}
