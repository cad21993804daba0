import type { Clock } from '../engine/clock.ts';
import type { EngineLog } from '../engine/ports.ts';
import type { Lease } from './peers.ts';

export interface LeadershipOptions {
  clock: Clock;
  log: EngineLog;
  lease: Lease;
  /** Before this server begins: what it has to know. @returns What begins it. */
  prepare(): Promise<() => void>;
  /** It may not be any more. */
  onFollow(): void;
}

/** Sees to it that one server distributes: this one as long as it can renew its lease in time. */
export class Leadership {
  readonly #options: LeadershipOptions;
  #leads = false;
  #timer: unknown = null;
  #deadline: unknown = null;
  #stopped = false;
  #work: Promise<void> = Promise.resolve();

  constructor(options: LeadershipOptions) {
    this.#options = options;
  }

  get leads(): boolean {
    return this.#leads;
  }

  async start(): Promise<void> {
    await this.#renew();
    this.#schedule();
  }

  async stop(): Promise<void> {
    const { clock, lease, log } = this.#options;
    this.#stopped = true;
    clock.clearTimeout(this.#timer);
    await this.#work;
    const led = this.#leads;
    this.#follow();
    if (led) await lease.release().catch((error: unknown) => log.warn({ error }, 'distribution could not be given up'));
  }

  #schedule(): void {
    if (this.#stopped) return;
    const { clock, lease } = this.#options;
    this.#timer = clock.setTimeout(() => {
      this.#work = this.#renew().then(() => this.#schedule());
    }, lease.holdsMs / 3);
  }

  async #renew(): Promise<void> {
    const { clock, lease, log, prepare } = this.#options;
    const askedAt = clock.now();
    try {
      if (!(await lease.acquire())) {
        this.#follow();
        return;
      }
      // By our own clock, from before we asked: the database's is not earlier.
      clock.clearTimeout(this.#deadline);
      const until = askedAt + lease.holdsMs;
      this.#deadline = clock.setTimeout(() => this.#follow(), Math.max(0, until - clock.now()));
      if (this.#leads) return;
      const begin = await prepare();
      if (clock.now() >= until) return;
      this.#leads = true;
      begin();
    } catch (error) {
      // Another may have it when it ends; until then nobody else can.
      log.warn({ error }, 'the right to distribute could not be renewed');
    }
  }

  #follow(): void {
    this.#options.clock.clearTimeout(this.#deadline);
    if (!this.#leads) return;
    this.#leads = false;
    this.#options.onFollow();
  }
}
