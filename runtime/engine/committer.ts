import type { Clock } from './clock.ts';
import type { ContactChange, ContactStore, EngineLog } from './ports.ts';

interface Batch {
  changes: Map<string, ContactChange>;
  /** Resolves with the contacts of the batch that another node owns by now. */
  done: Promise<ReadonlySet<string>>;
  settle: (lost: ReadonlySet<string>) => void;
}

export interface CommitterOptions {
  contacts: ContactStore;
  clock: Clock;
  log: EngineLog;
  onCommitted(changes: readonly ContactChange[]): void;
}

/** Contacts of one commit; beyond it a statement gets slower than two. */
const MAX_BATCH = 1000;
const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 5000;

/**
 * Writes journals in groups: while one commit is under way the next one gathers. No event waits for company, and a busy
 * server needs few commits.
 */
export class Committer {
  private readonly options: CommitterOptions;
  private readonly queue: Batch[] = [];
  private running = false;
  /** The first batch of the queue is on its way and takes nothing more. */
  private writing = false;

  constructor(options: CommitterOptions) {
    this.options = options;
  }

  /** @returns whether the contact is still ours once the change is safe. Never rejects: a lost database is waited for. */
  async commit(change: ContactChange): Promise<boolean> {
    const batch = this.batchFor(change);
    const earlier = batch.changes.get(change.contactId);
    batch.changes.set(change.contactId, earlier ? merge(earlier, change) : change);
    if (!this.running) void this.run();
    const lost = await batch.done;
    return !lost.has(change.contactId);
  }

  /** Resolves when everything handed in so far has been written. */
  async settled(): Promise<void> {
    await Promise.all(this.queue.map(({ done }) => done));
  }

  /** The batch that is still gathering: the last one, unless it is being written or is full. */
  private batchFor(change: ContactChange): Batch {
    const last = this.queue.at(-1);
    const beingWritten = this.writing && this.queue.length === 1;
    if (last && !beingWritten && (last.changes.size < MAX_BATCH || last.changes.has(change.contactId))) return last;
    let settle: Batch['settle'] = () => {};
    const done = new Promise<ReadonlySet<string>>((resolve) => {
      settle = resolve;
    });
    const batch = { changes: new Map<string, ContactChange>(), done, settle };
    this.queue.push(batch);
    return batch;
  }

  private async run(): Promise<void> {
    this.running = true;
    for (;;) {
      // Whatever else happens in this turn of the event loop joins the batch: contacts that waited for the same commit go
      // on together, and the first of them must not travel alone.
      await new Promise(setImmediate);
      const batch = this.queue[0];
      if (!batch) break;
      this.writing = true;
      const changes = [...batch.changes.values()];
      const lost = await this.write(changes);
      this.queue.shift();
      this.writing = false;
      this.options.onCommitted(changes.filter(({ contactId }) => !lost.has(contactId)));
      batch.settle(lost);
    }
    this.running = false;
  }

  private async write(changes: readonly ContactChange[]): Promise<ReadonlySet<string>> {
    const { contacts, clock, log } = this.options;
    for (let delayMs = FIRST_RETRY_MS; ; delayMs = Math.min(delayMs * 2, LONGEST_RETRY_MS)) {
      try {
        return await contacts.commit(changes);
      } catch (error) {
        log.error({ error, contacts: changes.length }, 'could not write journals; trying again');
        await new Promise<void>((resolve) => clock.setTimeout(resolve, delayMs));
      }
    }
  }
}

function merge(earlier: ContactChange, later: ContactChange): ContactChange {
  return {
    contactId: earlier.contactId,
    opened: earlier.opened ?? later.opened,
    lines: [...earlier.lines, ...later.lines],
    node: later.node,
    ended: later.ended ?? earlier.ended,
  };
}
