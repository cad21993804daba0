import { unreachable } from '#designer/api/api-error.ts';
import { clockAhead } from '#designer/api/clock-ahead.ts';
import type { ReconnectingSocket } from '#designer/api/reconnecting-socket.ts';
import type { Desk, DeskMessage } from '#schemas/api/desk.ts';
import type { ScriptProgress } from '#schemas/domain/script-run.ts';

/** `away`: it will be back by itself. */
export type DeskLink = 'connecting' | 'open' | 'away';

interface CommandState {
  pending: boolean;
  /** Why it was refused; null while nothing is wrong. */
  error: unknown;
}

export interface DeskView {
  desk: Desk;
  link: DeskLink;
  commands: Readonly<Record<string, CommandState>>;
  /** What the server's clock is ahead of this browser's. */
  aheadMs: number;
}

export interface DeskStoreOptions {
  desk: Desk;
  socket: Pick<ReconnectingSocket<DeskMessage>, 'listen' | 'onState' | 'state' | 'abandon'>;
  read: () => Promise<{ desk: Desk }>;
  now?: () => number;
}

/** How often a desk is read although nothing was said: a connection that is gone can look open for minutes. */
const CHECK_EVERY_MS = 15_000;
const CHECK_PATIENCE_MS = 6_000;
/** A short loss is mended before anybody needs to know. */
const QUIET_MS = 1_200;

/**
 * What an open desktop knows: the last whole desk the server has sent, and which commands are under way. It keeps nothing
 * of its own, so a reload, a second tab and a lost connection show the same.
 */
export class DeskStore {
  #view: DeskView;
  #reading: Promise<void> | undefined;
  #quiet: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #scripts = new Set<(conversationId: string, progress: ScriptProgress) => void>();
  readonly #options: DeskStoreOptions;
  readonly #now: () => number;

  constructor(options: DeskStoreOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    const { desk } = options;
    this.#view = { desk, link: 'connecting', commands: {}, aheadMs: Date.parse(desk.now) - this.#now() };
  }

  get view(): DeskView {
    return this.#view;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Hears what happens in scripts. */
  onScript(listener: (conversationId: string, progress: ScriptProgress) => void): () => void {
    this.#scripts.add(listener);
    return () => this.#scripts.delete(listener);
  }

  /** Connects. @returns The function that leaves. */
  start(): () => void {
    const { socket } = this.#options;
    const unlisten = socket.listen((message) => this.#receive(message));
    const unwatch = socket.onState(() => this.#followSocket());
    const check = setInterval(() => void this.refresh(), CHECK_EVERY_MS);
    this.#followSocket();
    return () => {
      unlisten();
      unwatch();
      clearInterval(check);
      clearTimeout(this.#quiet);
    };
  }

  /** Reads the desk; a server that does not answer is away. */
  refresh(): Promise<void> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  /**
   * Does something at the desk. While the same command is under way a further one does nothing, so double clicks are harmless.
   * @returns Whether it was done; otherwise the command's error says why not.
   */
  async run(key: string, act: () => Promise<{ desk?: Desk } | undefined>): Promise<boolean> {
    if (this.#view.commands[key]?.pending) return false;
    if (this.#view.link === 'away') {
      this.#setCommand(key, { pending: false, error: unreachable() });
      return false;
    }
    this.#setCommand(key, { pending: true, error: null });
    try {
      const answer = await act();
      if (answer?.desk) this.#take(answer.desk);
      this.#setCommand(key, { pending: false, error: null });
      return true;
    } catch (error) {
      this.#setCommand(key, { pending: false, error });
      // What was refused usually looked possible because something has changed meanwhile.
      void this.refresh();
      return false;
    }
  }

  forget(key: string): void {
    if (this.#view.commands[key]?.error) this.#setCommand(key, { pending: false, error: null });
  }

  async #read(): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(unreachable()), CHECK_PATIENCE_MS);
    });
    try {
      this.#take((await Promise.race([this.#options.read(), late])).desk);
    } catch {
      if (this.#view.link === 'open') this.#options.socket.abandon();
    } finally {
      clearTimeout(timer);
    }
  }

  #receive(message: DeskMessage): void {
    if (message.type === 'desk') {
      this.#take(message.desk);
      return;
    }
    for (const listener of this.#scripts) listener(message.conversationId, message.progress);
  }

  /** Answers can overtake each other: an older desk changes nothing. */
  #take(desk: Desk): void {
    if (desk.now < this.#view.desk.now && this.#view.link === 'open') return;
    this.#set({ desk, aheadMs: clockAhead(this.#view.aheadMs, Date.parse(desk.now) - this.#now()) });
  }

  #followSocket(): void {
    const { socket } = this.#options;
    clearTimeout(this.#quiet);
    if (socket.state === 'open') {
      this.#set({ link: 'open' });
      return;
    }
    if (this.#view.link === 'away') return;
    this.#quiet = setTimeout(() => {
      this.#set({ link: 'away' });
      // Whether the server is away or the session has ended, an answer tells.
      void this.refresh();
    }, QUIET_MS);
  }

  /** What went well is forgotten: a day has hundreds of conversations. */
  #setCommand(key: string, state: CommandState): void {
    const { [key]: _before, ...others } = this.#view.commands;
    this.#set({ commands: state.pending || state.error !== null ? { ...others, [key]: state } : others });
  }

  #set(part: Partial<DeskView>): void {
    this.#view = { ...this.#view, ...part };
    for (const listener of this.#listeners) listener();
  }
}
