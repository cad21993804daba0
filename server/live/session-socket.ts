import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket, WebSocketServer } from 'ws';
import type { Role } from '#schemas/domain/user.ts';
import type { Database } from '../db/open.ts';
import type { OriginCheck } from '../http/origin.ts';
import { sessionTokenOf } from '../http/session-cookie.ts';
import type { Actor } from '../services/context.ts';
import { authenticate } from '../services/session/authenticate.ts';

/** The server's side of one kind of WebSocket. */
export interface SocketEndpoint {
  /** Errors of the socket are seen to by whoever hands it over. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

/** A WebSocket request that needs the same session and origin as the API. */
export interface SessionUpgrade {
  request: IncomingMessage;
  socket: Duplex;
  db: Database;
  isOwnOrigin: (check: OriginCheck) => boolean;
  roles: readonly Role[];
}

/** Whether the session still stands and its role may have the socket. */
export type SessionCheck = () => Promise<401 | 403 | 200>;

/** Lets the request of a user go on with a check of the session to repeat later, or answers that it may not. */
export function admitSession(
  { request, socket, db, isOwnOrigin, roles }: SessionUpgrade,
  goOn: (check: SessionCheck, actor: Actor) => void,
): void {
  const { origin, host, cookie } = request.headers;
  if (origin !== undefined && !isOwnOrigin({ origin, host, fetchSite: undefined })) {
    refuse(socket, 403);
    return;
  }
  const token = sessionTokenOf(cookie);
  const look = async () => {
    const actor = await authenticate(db, token);
    if (actor === null) return { status: 401 } as const;
    return roles.includes(actor.role) ? ({ status: 200, actor } as const) : ({ status: 403 } as const);
  };
  const check: SessionCheck = async () => (await look()).status;
  look().then(
    (found) => (found.status === 200 ? goOn(check, found.actor) : refuse(socket, found.status)),
    () => refuse(socket, 503),
  );
}

/** How a hub reaches the page behind a socket. */
export function pageBehind(socket: WebSocket) {
  return {
    send(message: unknown): void {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
    },
    /** Bytes that it has not taken yet. */
    backlog: () => socket.bufferedAmount,
  };
}

/** The server stops; pages connect anew to another one. */
export function dismissPages(server: WebSocketServer): void {
  for (const client of server.clients) client.close(1001, 'server stops');
  server.close();
}

/** Closes a socket whose page has lost its network, its session or its role. */
export function watchSession(socket: WebSocket, check: SessionCheck): void {
  let answered = true;
  const watch = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
    void check().then(
      (status) => status !== 200 && socket.close(4401, 'session ended'),
      () => {},
    );
  }, checkEveryMs);
  socket.on('pong', () => {
    answered = true;
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => clearInterval(watch));
}

const checkEveryMs = 30_000;
const reasons = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  503: 'Service Unavailable',
} as const;

/** Answers a WebSocket request that is not taken; a client that keeps its side open does not keep the connection. */
export function refuse(socket: Duplex, status: keyof typeof reasons): void {
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${reasons[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
