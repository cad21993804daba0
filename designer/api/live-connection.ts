import { type LiveMessage, type LiveRequest, liveMessage } from '#schemas/api/contacts.ts';

export type LiveState = 'closed' | 'connecting' | 'open';

const FIRST_RETRY_MS = 500;
const MAX_RETRY_MS = 15_000;

interface Watch {
  contactId: string;
  /** The last journal line the page has, so that a reconnection asks for what it missed. */
  after: () => number;
}

/**
 * The browser's one WebSocket to `/api/live`. It is open while someone listens, and reconnects by itself with growing
 * pauses; listeners learn of every reconnection because messages sent meanwhile are gone.
 */
export class LiveConnection {
  #socket: WebSocket | undefined;
  #state: LiveState = 'closed';
  #watch: Watch | undefined;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<(message: LiveMessage) => void>();
  readonly #stateListeners = new Set<() => void>();
  readonly #url: () => string;

  constructor(url: () => string = liveUrl) {
    this.#url = url;
    // A connection over a network that is gone can look open for minutes.
    globalThis.addEventListener?.('offline', () => this.#abandon());
    globalThis.addEventListener?.('online', () => this.#reopen());
  }

  get state(): LiveState {
    return this.#state;
  }

  /** @returns The function that stops listening; the last one to leave closes the connection. */
  listen(listener: (message: LiveMessage) => void): () => void {
    this.#listeners.add(listener);
    if (this.#state === 'closed') this.#open();
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

  /** Asks for the journal of one contact. @returns The function that ends it. */
  watch(contactId: string, after: () => number): () => void {
    const watch = { contactId, after };
    this.#watch = watch;
    this.#requestWatch();
    return () => {
      if (this.#watch !== watch) return;
      this.#watch = undefined;
      this.#send({ type: 'unwatch' });
    };
  }

  #open(): void {
    this.#setState('connecting');
    const socket = new WebSocket(this.#url());
    this.#socket = socket;
    socket.onopen = () => {
      this.#failures = 0;
      this.#setState('open');
      this.#requestWatch();
    };
    socket.onmessage = ({ data }) => this.#receive(data);
    socket.onclose = () => {
      if (this.#socket !== socket) return;
      this.#setState('connecting');
      this.#retryLater();
    };
  }

  #receive(data: unknown): void {
    if (typeof data !== 'string') return;
    const message = liveMessage.safeParse(JSON.parse(data));
    // A message of a newer server that this page does not know is none of its business.
    if (!message.success) return;
    for (const listener of this.#listeners) listener(message.data);
  }

  #abandon(): void {
    if (this.#state === 'closed') return;
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
    this.#setState('connecting');
    this.#retryLater();
  }

  #reopen(): void {
    if (this.#state !== 'connecting') return;
    clearTimeout(this.#retry);
    this.#open();
  }

  #retryLater(): void {
    clearTimeout(this.#retry);
    const pause = Math.min(FIRST_RETRY_MS * 2 ** this.#failures, MAX_RETRY_MS);
    this.#failures += 1;
    // Spread out, so that a restarted server is not met by every browser in the same instant.
    this.#retry = setTimeout(() => this.#open(), pause * (0.5 + Math.random() / 2));
  }

  #close(): void {
    clearTimeout(this.#retry);
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
    this.#failures = 0;
    this.#setState('closed');
  }

  #requestWatch(): void {
    if (this.#watch) this.#send({ type: 'watch', contactId: this.#watch.contactId, after: this.#watch.after() });
  }

  #send(request: LiveRequest): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(request));
  }

  #setState(state: LiveState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#stateListeners) listener();
  }
}

function liveUrl(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/live`;
}
