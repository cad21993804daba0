import type { Clock } from '../engine/clock.ts';
import type { EngineLog } from '../engine/ports.ts';
import { asDistributed, type StaffedAgent } from './agents/agent.ts';
import { type Board, isOffered } from './board.ts';
import { createDistribution, type DistributionCore } from './core/distribution-core.ts';
import type { Assignment, DistributionEvent } from './distribution.ts';
import type { Given, KeptQueue, KeptWait } from './store.ts';

export interface DistributorOptions {
  clock: Clock;
  log: EngineLog;
  board: Board;
  /**
   * Writes an assignment down. What has changed is told as any change is.
   * @returns Whether both were free for it.
   */
  assign(assignment: Assignment): Promise<boolean>;
  /** Reads again what turned out not to be as it was thought to be. */
  doubt(ids: { waits: readonly string[]; agents: readonly string[] }): void;
}

/** What another server has done meanwhile is safe by then; rows that contradict each other do not keep us busy. */
const DOUBT_PAUSE_MS = 100;
/** While the database is out of reach. */
const FAILURE_PAUSE_MS = 1_000;

/** Gives contacts to agents while this server is the one that does so; knows nothing and does nothing otherwise. */
export class Distributor {
  readonly #options: DistributorOptions;
  #core: DistributionCore | null = null;
  /** What is being written down: until that is over, what is heard of them is not the last word. */
  readonly #waits = new Set<string>();
  readonly #agents = new Set<string>();

  constructor(options: DistributorOptions) {
    this.#options = options;
  }

  /**
   * From now on it is this server; the board has just been read.
   * @param given By whichever server it was until now, in order.
   */
  lead(given: readonly Given[]): void {
    if (this.#core !== null) return;
    this.#core = createDistribution();
    const before = given.map((one) => ({ type: 'given' as const, ...one }));
    this.#carryOut(this.#core.applyAll([...before, ...this.#options.board.events()]));
  }

  /** Another server may be the one: everything is forgotten at once. What is being written is safe all the same. */
  follow(): void {
    this.#core = null;
  }

  waitChanged(wait: KeptWait): void {
    if (this.#waits.has(wait.id)) return;
    this.#apply(isOffered(wait) ? { type: 'wait', wait } : { type: 'wait.gone', id: wait.id });
  }

  agentChanged(staffed: StaffedAgent): void {
    if (this.#agents.has(staffed.agent.id)) return;
    const agent = asDistributed(staffed);
    this.#apply(agent === null ? { type: 'agent.gone', id: staffed.agent.id } : { type: 'agent', agent });
  }

  queuesChanged(queues: readonly KeptQueue[]): void {
    if (this.#core === null) return;
    this.#carryOut(this.#core.applyAll(queues.map((queue) => ({ type: 'queue', queue }))));
  }

  #apply(event: DistributionEvent): void {
    if (this.#core !== null) this.#carryOut(this.#core.apply(event));
  }

  #carryOut(assignments: readonly Assignment[]): void {
    for (const assignment of assignments) void this.#carryOutOne(assignment);
  }

  async #carryOutOne(assignment: Assignment): Promise<void> {
    const { wait, agent } = assignment;
    const { assign, doubt, board, clock, log } = this.#options;
    this.#waits.add(wait);
    this.#agents.add(agent);
    let given = false;
    let pauseMs = DOUBT_PAUSE_MS;
    try {
      given = await assign(assignment);
    } catch (error) {
      log.error({ error, wait, agent }, 'a contact could not be given to an agent');
      pauseMs = FAILURE_PAUSE_MS;
    }
    this.#waits.delete(wait);
    this.#agents.delete(agent);
    // What the core knows of both is what it had expected; now it is told what has been heard meanwhile.
    const known = board.waits.get(wait);
    if (known === undefined) this.#apply({ type: 'wait.gone', id: wait });
    else if (given) this.waitChanged(known);
    const staffed = board.agents.get(agent);
    if (staffed === undefined) this.#apply({ type: 'agent.gone', id: agent });
    else if (given) this.agentChanged(staffed);
    if (!given) clock.setTimeout(() => doubt({ waits: [wait], agents: [agent] }), pauseMs);
  }
}
