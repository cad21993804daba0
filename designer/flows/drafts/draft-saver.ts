import type { Flow } from '#schemas/flow/flow.ts';
import { createStore, type Store } from '../editor/store.ts';
import type { DraftShelf } from './draft-shelf.ts';

/** The draft as someone else saved it meanwhile. */
export interface Theirs {
  revision: number;
  document: Flow;
  updatedAt: string;
  updatedBy: string;
}

export type SaveState =
  | { status: 'saved' | 'unsaved' | 'saving' | 'offline' }
  | { status: 'failed'; error: unknown }
  | { status: 'conflict'; theirs: Theirs };

export type SaveResult =
  | { outcome: 'saved'; revision: number }
  | { outcome: 'stale'; theirs: Theirs }
  | { outcome: 'unreachable' }
  | { outcome: 'refused'; error: unknown };

export interface DraftSaverOptions {
  revision: number;
  document: Flow;
  save: (revision: number, document: Flow) => Promise<SaveResult>;
  shelf: DraftShelf;
  /** Called after each save with the new revision, to tell other tabs. */
  onSaved?: (revision: number) => void;
  timers?: Pick<typeof globalThis, 'setTimeout' | 'clearTimeout'>;
}

const SAVE_AFTER_MS = 600;
const RETRY_AFTER_MS = 3000;
const SHELVE_EVERY_MS = 200;

/**
 * Saves a draft as it changes, one save at a time, on the revision it knows. Whatever the server does not have yet lies on
 * the shelf. A draft that was changed elsewhere is never overwritten: saving stops until someone decides.
 */
export class DraftSaver {
  readonly state: Store<SaveState>;
  #revision: number;
  #saved: Flow;
  #document: Flow;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  #shelving: ReturnType<typeof setTimeout> | undefined;
  #shelved: Flow | undefined;
  readonly #options: DraftSaverOptions;
  readonly #timers: Pick<typeof globalThis, 'setTimeout' | 'clearTimeout'>;

  constructor(options: DraftSaverOptions) {
    this.#options = options;
    this.#timers = options.timers ?? globalThis;
    this.#revision = options.revision;
    this.#saved = options.document;
    this.#document = options.document;
    this.state = createStore<SaveState>({ status: 'saved' });
  }

  get revision(): number {
    return this.#revision;
  }

  /** Whether the server lacks something. */
  get dirty(): boolean {
    return this.#document !== this.#saved;
  }

  change(document: Flow): void {
    if (document === this.#document) return;
    this.#document = document;
    if (!this.dirty) {
      this.#settle();
      return;
    }
    this.#shelve();
    if (this.state.get().status === 'conflict') return;
    if (this.state.get().status === 'saved') this.state.set({ status: 'unsaved' });
    this.#schedule(SAVE_AFTER_MS);
  }

  /** Saves at once what is not saved yet. */
  async flush(): Promise<void> {
    this.#timers.clearTimeout(this.#timer);
    if (this.#running) await this.#running;
    if (this.dirty && this.state.get().status !== 'conflict') await this.#run();
  }

  /** The draft on the server has become this document by other means: a restored version, another tab's save. */
  adopt(revision: number, document: Flow): void {
    this.#timers.clearTimeout(this.#timer);
    this.#revision = revision;
    this.#saved = document;
    this.#document = document;
    this.#settle();
  }

  /** Unsaved changes made on another revision than the server's: they wait for a decision. */
  conflict(mine: Flow, theirs: Theirs): void {
    this.#document = mine;
    this.#shelve();
    this.state.set({ status: 'conflict', theirs });
  }

  /** Saves mine over theirs, which whoever calls this has seen. */
  async keepMine(): Promise<void> {
    const state = this.state.get();
    if (state.status !== 'conflict') return;
    this.#revision = state.theirs.revision;
    this.state.set({ status: 'unsaved' });
    this.#shelve();
    await this.#run();
  }

  /** Drops mine. @returns The document to show from now on. */
  takeTheirs(): Flow | undefined {
    const state = this.state.get();
    if (state.status !== 'conflict') return undefined;
    this.adopt(state.theirs.revision, state.theirs.document);
    return state.theirs.document;
  }

  /** Puts on the shelf what is not there yet; for the last moment before the page may go away. */
  shelveNow(): void {
    if (this.dirty && this.#shelved !== this.#document) this.#putOnShelf();
  }

  #schedule(afterMs: number): void {
    this.#timers.clearTimeout(this.#timer);
    this.#timer = this.#timers.setTimeout(() => void this.#run(), afterMs);
  }

  async #run(): Promise<void> {
    // A save in flight is followed by another one as soon as it is back.
    if (this.#running || !this.dirty || this.state.get().status === 'conflict') return;
    this.#running = this.#saveOnce().finally(() => {
      this.#running = undefined;
    });
    await this.#running;
  }

  async #saveOnce(): Promise<void> {
    const document = this.#document;
    this.state.set({ status: 'saving' });
    const result = await this.#options.save(this.#revision, document);
    if (result.outcome === 'saved') {
      this.#revision = result.revision;
      this.#saved = document;
      this.#options.onSaved?.(result.revision);
      if (!this.dirty) {
        this.#settle();
        return;
      }
      this.#shelve();
      this.state.set({ status: 'unsaved' });
      this.#schedule(SAVE_AFTER_MS);
    } else if (result.outcome === 'stale') {
      this.state.set({ status: 'conflict', theirs: result.theirs });
    } else if (result.outcome === 'unreachable') {
      this.state.set({ status: 'offline' });
      this.#schedule(RETRY_AFTER_MS);
    } else {
      this.state.set({ status: 'failed', error: result.error });
    }
  }

  #settle(): void {
    this.#timers.clearTimeout(this.#timer);
    this.#options.shelf.clear();
    this.state.set({ status: 'saved' });
  }

  /** Writing the shelf takes a few milliseconds for a large flow: once in a while is enough, but the first time at once. */
  #shelve(): void {
    if (this.#shelving !== undefined) return;
    this.#putOnShelf();
    this.#shelving = this.#timers.setTimeout(() => {
      this.#shelving = undefined;
      if (this.dirty && this.#shelved !== this.#document) this.#shelve();
    }, SHELVE_EVERY_MS);
  }

  #putOnShelf(): void {
    this.#shelved = this.#document;
    this.#options.shelf.put({ revision: this.#revision, document: this.#document });
  }
}
