import { type LiveMessage, type LiveRequest, liveMessage } from '#schemas/api/contacts.ts';
import { ReconnectingSocket, type SocketState, socketUrl } from './reconnecting-socket.ts';

interface Watch {
  contactId: string;
  /** The last journal line the page has, so that a reconnection asks for what it missed. */
  after: () => number;
}

/** The browser's one WebSocket to `/api/live`, which can also follow one contact's journal. */
export class LiveConnection {
  #watch: Watch | undefined;
  readonly #socket: ReconnectingSocket<LiveMessage>;

  constructor(url: () => string = () => socketUrl('/api/live')) {
    this.#socket = new ReconnectingSocket({ url, message: liveMessage });
    this.#socket.onState(() => this.state === 'open' && this.#requestWatch());
  }

  get state(): SocketState {
    return this.#socket.state;
  }

  /** @returns The function that stops listening; the last one to leave closes the connection. */
  listen(listener: (message: LiveMessage) => void): () => void {
    return this.#socket.listen(listener);
  }

  onState(listener: () => void): () => void {
    return this.#socket.onState(listener);
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

  #requestWatch(): void {
    if (this.#watch) this.#send({ type: 'watch', contactId: this.#watch.contactId, after: this.#watch.after() });
  }

  #send(request: LiveRequest): void {
    this.#socket.send(request);
  }
}
