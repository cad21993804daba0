import type { Clock } from '../engine/clock.ts';
import type { EngineLog } from '../engine/ports.ts';
import type { Agent, StaffedAgent } from './agents/agent.ts';
import type { Board } from './board.ts';
import type { AcdStore, KeptQueue, KeptWait, Staff } from './store.ts';

/** What has changed, for other servers and for whoever shows it. */
export interface ChangedIds {
  waits: readonly string[];
  agents: readonly string[];
}

export interface FeedOptions {
  clock: Clock;
  log: EngineLog;
  store: Pick<AcdStore, 'readLive' | 'readStaff' | 'readWaits' | 'readAgents'>;
  board: Board;
  /** Tells the other servers; may be lost. */
  send(changed: ChangedIds): void;
  /** The board has changed. */
  onWait(wait: KeptWait): void;
  onAgent(staffed: StaffedAgent): void;
  onQueues(queues: readonly KeptQueue[]): void;
}

/** Other servers' changes are gathered for a moment, and then read all at once. */
const GATHER_MS = 10;
/** What could not be read is read again after so long. */
const RETRY_MS = 1_000;
/** Callers whom no living server has at this moment may have one again without anybody saying so. */
const LOOK_AGAIN_MS = 3_000;
/** A message may be lost: everything is read again at each so manieth look. */
const LOOKS_PER_READING = 5;

/** Keeps the board true: by what this server writes, by what others say that they have written, and by reading again. */
export class Feed {
  readonly #options: FeedOptions;
  readonly #waits = new Set<string>();
  readonly #agents = new Set<string>();
  /** What this server has written while rows were being read: those rows may be older. */
  readonly #touched = new Set<string>();
  #staffChanged = false;
  #gathering: unknown = null;
  #looking: unknown = null;
  #looks = 0;
  #work: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(options: FeedOptions) {
    this.#options = options;
  }

  /** Reads everything, and goes on doing so. */
  async start(): Promise<void> {
    await this.readAll();
    this.#scheduleLook();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#options.clock.clearTimeout(this.#gathering);
    this.#options.clock.clearTimeout(this.#looking);
    await this.#work;
  }

  /** What this server has just written. */
  wrote({ waits, agents }: { waits: readonly KeptWait[]; agents: readonly Agent[] }): void {
    for (const wait of waits) this.#takeWait(wait);
    const unknown: string[] = [];
    for (const agent of agents) if (!this.#takeAgent(agent)) unknown.push(agent.id);
    if (waits.length + agents.length > 0) {
      this.#options.send({ waits: waits.map(({ id }) => id), agents: agents.map(({ id }) => id) });
    }
    if (unknown.length > 0) this.heard({ waits: [], agents: unknown });
  }

  /** Somebody has just begun to work here, whose profile is known. */
  admitted(staffed: StaffedAgent): void {
    this.#setAgent(staffed);
    this.#options.send({ waits: [], agents: [staffed.agent.id] });
  }

  /** Queues, skills or what is said of agents. */
  settingsChanged(): void {
    this.#staffChanged = true;
    this.#readAfter(GATHER_MS);
  }

  /** What is not as the other servers know it either. */
  touched(changed: ChangedIds): void {
    this.heard(changed);
    this.#options.send(changed);
  }

  /** What another server has written, or what is in doubt. */
  heard({ waits, agents }: ChangedIds): void {
    for (const id of waits) this.#waits.add(id);
    for (const id of agents) this.#agents.add(id);
    this.#readAfter(GATHER_MS);
  }

  /** Resolves when everything has been read again. */
  readAll(): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#stopped) await this.#readAll();
    });
  }

  #readAfter(ms: number): void {
    if (this.#gathering !== null || this.#stopped) return;
    this.#gathering = this.#options.clock.setTimeout(() => {
      this.#gathering = null;
      void this.#inTurn(() => this.#readChanged());
    }, ms);
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work).catch((error: unknown) => {
      this.#options.log.error({ error }, 'what waits and who works could not be read');
    });
    return this.#work;
  }

  async #readChanged(): Promise<void> {
    const { store } = this.#options;
    const waits = [...this.#waits];
    const agents = [...this.#agents];
    const staffChanged = this.#staffChanged;
    this.#waits.clear();
    this.#agents.clear();
    this.#staffChanged = false;
    this.#touched.clear();
    const [staff, keptWaits, staffed] = await Promise.all([
      staffChanged ? store.readStaff() : null,
      waits.length > 0 ? store.readWaits(waits) : [],
      agents.length > 0 ? store.readAgents(agents) : [],
    ]).catch((error: unknown) => {
      // Distribution is told nothing else about who is in doubt: reading everything finds nothing new about them.
      for (const id of waits) this.#waits.add(id);
      for (const id of agents) this.#agents.add(id);
      this.#staffChanged ||= staffChanged;
      this.#readAfter(RETRY_MS);
      throw error;
    });
    if (staff !== null) this.#takeStaff(staff);
    for (const wait of keptWaits) if (!this.#touched.has(wait.id)) this.#setWait(wait);
    for (const agent of staffed) this.#setAgent(agent);
  }

  async #readAll(): Promise<void> {
    const { store, board } = this.#options;
    this.#touched.clear();
    const { waits, ...staff } = await store.readLive();
    this.#takeStaff(staff);
    const isOlder = (id: string) => this.#touched.has(id);
    const openIds = new Set(waits.map(({ id }) => id));
    const gone = [...board.waits.keys()].filter((id) => !openIds.has(id));
    for (const wait of waits.map((read) => this.#asRuled(read))) {
      if (!isOlder(wait.id) && isNews(board.waits.get(wait.id), wait)) this.#setWait(wait);
    }
    if (gone.length > 0) this.heard({ waits: gone, agents: [] });
  }

  #takeStaff({ agents, queues, decrementing }: Staff): void {
    const { board } = this.#options;
    board.setQueues(queues);
    board.setDecrementing(decrementing);
    for (const wait of [...board.waits.values()]) {
      if (this.#asRuled(wait).decrement !== wait.decrement) this.#setWait(wait);
    }
    this.#options.onQueues(queues);
    const signedIn = new Set(agents.map(({ agent }) => agent.id));
    const left = [...board.agents.keys()].filter((id) => !signedIn.has(id));
    for (const staffed of agents) {
      const known = board.agents.get(staffed.agent.id);
      if (!isNewsOfAgent(known, staffed)) continue;
      // What this server has written of them meanwhile stays; what is said of them was not known then.
      const isOlder = known !== undefined && known.agent.revision > staffed.agent.revision;
      this.#setAgent(isOlder ? { agent: known.agent, facts: staffed.facts } : staffed);
    }
    if (left.length > 0) this.heard({ waits: [], agents: left });
  }

  #takeWait(wait: KeptWait): void {
    this.#touched.add(wait.id);
    this.#setWait(wait);
  }

  #takeAgent(agent: Agent): boolean {
    const { board, onAgent } = this.#options;
    const known = board.agents.get(agent.id);
    if (known === undefined) return false;
    const staffed = { agent, facts: known.facts };
    if (board.setAgent(staffed)) onAgent(staffed);
    return true;
  }

  #setWait(wait: KeptWait): void {
    const ruled = this.#asRuled(wait);
    this.#options.board.setWait(ruled);
    this.#options.onWait(ruled);
  }

  /** Whether lower levels may have it is said by the groups of its skills as they are now, also of who waits already. */
  #asRuled(wait: KeptWait): KeptWait {
    const decrement = this.#options.board.decrements(wait.skills);
    return decrement === wait.decrement ? wait : { ...wait, decrement };
  }

  #setAgent(staffed: StaffedAgent): void {
    if (this.#options.board.setAgent(staffed)) this.#options.onAgent(staffed);
  }

  #scheduleLook(): void {
    if (this.#stopped) return;
    this.#looking = this.#options.clock.setTimeout(() => {
      void this.#look().finally(() => this.#scheduleLook());
    }, LOOK_AGAIN_MS);
  }

  async #look(): Promise<void> {
    this.#looks += 1;
    if (this.#looks % LOOKS_PER_READING === 0) return this.readAll();
    const unattended = [...this.#options.board.waits.values()].filter(({ attended }) => !attended);
    if (unattended.length > 0) this.heard({ waits: unattended.map(({ id }) => id), agents: [] });
  }
}

/** Most of what is read again is known: telling it all would set the distribution going for nothing. */
function isNews(known: KeptWait | undefined, read: KeptWait): boolean {
  return known === undefined || JSON.stringify(known) !== JSON.stringify(read);
}

function isNewsOfAgent(known: StaffedAgent | undefined, read: StaffedAgent): boolean {
  return (
    known === undefined ||
    known.agent.revision < read.agent.revision ||
    JSON.stringify(known.facts) !== JSON.stringify(read.facts)
  );
}
