import type { Clock } from '../engine/clock.ts';
import type { EngineLog } from '../engine/ports.ts';
import type { Agent } from './agents/agent.ts';
import type { AgentEvent } from './agents/change-agent.ts';
import type { Feed } from './feed.ts';
import type { AcdStore } from './store.ts';

export interface AgentServiceOptions {
  clock: Clock;
  log: EngineLog;
  store: AcdStore;
  feed: Feed;
}

/** Open desktops are written down together after so long. */
const SEEN_MS = 1_000;

/** Changes agents, and keeps in mind whose desktop is there. */
export class AgentService {
  readonly #options: AgentServiceOptions;
  readonly #seen = new Set<string>();
  #timer: unknown = null;

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
    const { store, clock } = this.#options;
    const agent = await store.agentByLogin(extension);
    if (agent === null) return;
    await store.admitAgent(agent, clock.now());
    await this.change(agent, { type: 'phone', reachable });
  }

  /** Breaks that are over, desktops that have gone. */
  async passTime(): Promise<void> {
    const { store, clock } = this.#options;
    for (const agent of await store.agentsDue(clock.now())) await this.change(agent, { type: 'time' });
  }

  stop(): void {
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
      log.warn({ error }, 'open desktops could not be written down');
    }
  }
}
