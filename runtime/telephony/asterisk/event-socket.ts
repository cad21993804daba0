import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { Clock } from '#runtime/engine/clock.ts';

/** The socket on which Asterisk, which dials us, delivers its events. */
export interface EventSocket {
  /** Takes over an HTTP upgrade that Asterisk has sent; anything but Asterisk is refused. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  isConnected(): boolean;
  close(): void;
}

export interface EventSocketOptions {
  username: string;
  password: string;
  clock: Clock;
  onMessage(text: string): void;
  onConnected(): void;
  onDisconnected(): void;
}

export function createEventSocket(options: EventSocketOptions): EventSocket {
  const { clock } = options;
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessage,
    perMessageDeflate: false,
    handleProtocols: (protocols) => (protocols.has('ari') ? 'ari' : false),
  });
  let current: WebSocket | null = null;
  let watch: unknown = null;
  let closed = false;

  function accept(socket: WebSocket): void {
    // Asterisk only dials again when it has lost the former socket, whatever our side still believes.
    if (current) drop(current);
    current = socket;
    // Asterisk's socket waits for our acknowledgement before it sends the next small message (no TCP_NODELAY); an answer
    // carries it at once: 88 ms became 1.7 ms. One answer serves all messages that came together.
    let acknowledging = false;
    const acknowledge = (): void => {
      if (acknowledging) return;
      acknowledging = true;
      queueMicrotask(() => {
        acknowledging = false;
        socket.pong();
      });
    };
    socket.on('message', (data) => {
      if (socket !== current) return;
      acknowledge();
      options.onMessage(toText(data));
    });
    socket.on('close', () => drop(socket));
    socket.on('error', () => socket.terminate());
    keepAlive(socket);
    options.onConnected();
  }

  function drop(socket: WebSocket): void {
    if (socket !== current) return;
    current = null;
    clock.clearTimeout(watch);
    socket.terminate();
    options.onDisconnected();
  }

  /** A connection can die without a word, so we ask now and then. */
  function keepAlive(socket: WebSocket): void {
    let answered = true;
    socket.on('pong', () => {
      answered = true;
    });
    const ask = (): void => {
      if (socket !== current) return;
      if (!answered) {
        drop(socket);
        return;
      }
      answered = false;
      socket.ping();
      watch = clock.setTimeout(ask, keepAliveMs);
    };
    watch = clock.setTimeout(ask, keepAliveMs);
  }

  return {
    handleUpgrade(request, socket, head) {
      if (closed || !isAsterisk(request.headers.authorization, options)) {
        const status = closed ? '503 Service Unavailable' : '401 Unauthorized';
        socket.once('finish', () => socket.destroy());
        socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
        return;
      }
      server.handleUpgrade(request, socket, head, accept);
    },
    isConnected: () => current !== null,
    close() {
      closed = true;
      if (current) drop(current);
      server.close();
    },
  };
}

/** Compares digests, so that neither content nor length of the expected value shows in the time it takes. */
function isAsterisk(header: string | undefined, account: { username: string; password: string }): boolean {
  const expected = `Basic ${Buffer.from(`${account.username}:${account.password}`).toString('base64')}`;
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(header ?? ''), digest(expected));
}

function toText(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString('utf8');
}

const keepAliveMs = 15_000;
/** An event is a few kB; this is room for a channel with long variables. */
const largestMessage = 1_048_576;
