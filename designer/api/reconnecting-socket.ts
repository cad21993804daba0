import type { z } from 'zod';

export type SocketState = 'closed' | 'connecting' | 'open';

const FIRST_RETRY_MS = 500;
const MAX_RETRY_MS = 15_000;

interface SocketOptions<Message> {
  url: () => string;
  message: z.ZodType<Message>;
  /** The longest pause between two attempts. */
  maxRetryMs?: number;
}

/**
 * A WebSocket of the browser that is open while someone listens, and reconnects by itself with growing pauses. Listeners
 * learn of every reconnection, because messages sent meanwhile are gone.
 */
export class ReconnectingSocket<Message> {
  #socket: WebSocket | undefined;
  #state: SocketState = 'closed';
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<(message: Message) => void>();
  readonly #stateListeners = new Set<() => void>();
  readonly #options: SocketOptions<Message>;
  readonly #abandonNow = () => this.abandon();
  readonly #reopenNow = () => this.#reopen();

  constructor(options: SocketOptions<Message>) {
    this.#options = options;
  }

  get state(): SocketState {
    return this.#state;
  }

  /** @returns The function that stops listening; the last one to leave closes the connection. */
  listen(listener: (message: Message) => void): () => void {
    this.#listeners.add(listener);
    if (this.#state === 'closed') {
      // A connection over a network that is gone can look open for minutes.
      globalThis.addEventListener?.('offline', this.#abandonNow);
      globalThis.addEventListener?.('online', this.#reopenNow);
      this.#open();
    }
    return () => {
      this.#listeners.delete(listener);
      // Pages hand over to each other: the next one usually listens before this turn ends.
      queueMicrotask(() => this.#listeners.size === 0 && this.#close());
    };
  }

  onState(listener: () => void): () => void {
    this.#stateListeners.add(listener);
    return () => this.#stateListeners.delete(listener);
  }

  /** Says something, unless the connection is away. */
  send(message: unknown): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  /** Gives up a connection that only looks open, and tries anew. */
  abandon(): void {
    if (this.#state === 'closed') return;
    this.#drop();
    this.#setState('connecting');
    this.#retryLater();
  }

  #open(): void {
    this.#drop();
    this.#setState('connecting');
    const socket = new WebSocket(this.#options.url());
    this.#socket = socket;
    socket.onopen = () => {
      if (this.#socket !== socket) return;
      this.#failures = 0;
      this.#setState('open');
    };
    socket.onmessage = ({ data }) => this.#socket === socket && this.#receive(data);
    socket.onclose = () => {
      if (this.#socket !== socket) return;
      this.#setState('connecting');
      this.#retryLater();
    };
  }

  /** What is still said on it is heard on the next one, too. */
  #drop(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }

  #receive(data: unknown): void {
    if (typeof data !== 'string') return;
    const message = this.#options.message.safeParse(JSON.parse(data));
    // A message of a newer server that this page does not know is none of its business.
    if (!message.success) return;
    for (const listener of this.#listeners) listener(message.data);
  }

  #reopen(): void {
    if (this.#state !== 'connecting') return;
    clearTimeout(this.#retry);
    this.#open();
  }

  #retryLater(): void {
    clearTimeout(this.#retry);
    const { maxRetryMs = MAX_RETRY_MS } = this.#options;
    const pause = Math.min(FIRST_RETRY_MS * 2 ** this.#failures, maxRetryMs);
    this.#failures += 1;
    // Spread out, so that a restarted server is not met by every browser in the same instant.
    this.#retry = setTimeout(() => this.#open(), pause * (0.5 + Math.random() / 2));
  }

  #close(): void {
    globalThis.removeEventListener?.('offline', this.#abandonNow);
    globalThis.removeEventListener?.('online', this.#reopenNow);
    clearTimeout(this.#retry);
    this.#drop();
    this.#failures = 0;
    this.#setState('closed');
  }

  #setState(state: SocketState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#stateListeners) listener();
  }
}

/** Where a WebSocket of this very server is. */
export function socketUrl(path: string): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${path}`;
}
