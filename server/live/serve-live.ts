import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { liveRequest } from '#schemas/api/contacts.ts';
import type { Role } from '#schemas/domain/user.ts';
import type { Database } from '../db/open.ts';
import type { OriginCheck } from '../http/origin.ts';
import { sessionTokenOf } from '../http/session-cookie.ts';
import { authenticate } from '../services/session/authenticate.ts';
import type { LiveHub } from './live-hub.ts';

export const livePath = '/api/live';

const readers: readonly Role[] = ['admin', 'designer', 'supervisor'];
const largestMessage = 4096;
const checkEveryMs = 30_000;

export interface LiveEndpoint {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

/** The WebSocket of open pages; it needs the same session and origin as the API. */
export function serveLive({
  hub,
  db,
  isOwnOrigin,
}: {
  hub: LiveHub;
  db: Database;
  isOwnOrigin: (check: OriginCheck) => boolean;
}): LiveEndpoint {
  const server = new WebSocketServer({ noServer: true, maxPayload: largestMessage, perMessageDeflate: false });

  async function mayRead(token: string | undefined): Promise<401 | 403 | 200> {
    const actor = await authenticate(db, token);
    if (actor === null) return 401;
    return readers.includes(actor.role) ? 200 : 403;
  }

  function serve(socket: WebSocket, token: string | undefined): void {
    const subscription = hub.join({
      send: (message) => {
        if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
      },
      backlog: () => socket.bufferedAmount,
    });
    let answered = true;
    // A page may have lost its network, its session or its role meanwhile.
    const watch = setInterval(() => {
      if (!answered) return socket.terminate();
      answered = false;
      socket.ping();
      void mayRead(token).then(
        (status) => status !== 200 && socket.close(4401, 'session ended'),
        () => {},
      );
    }, checkEveryMs);
    socket.on('pong', () => {
      answered = true;
    });
    socket.on('message', (data) => {
      const request = liveRequest.safeParse(parse(data));
      if (request.success) subscription.request(request.data);
      else socket.close(1008, 'unknown request');
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(watch);
      subscription.leave();
    });
  }

  return {
    handleUpgrade(request, socket, head) {
      const { origin, host } = request.headers;
      if (origin !== undefined && !isOwnOrigin({ origin, host, fetchSite: undefined })) return refuse(socket, 403);
      const token = sessionTokenOf(request.headers.cookie);
      // Whatever happens to the connection while the database is asked must not become an unhandled error.
      socket.on('error', () => socket.destroy());
      mayRead(token).then(
        (status) => {
          if (status === 200) server.handleUpgrade(request, socket, head, (accepted) => serve(accepted, token));
          else refuse(socket, status);
        },
        () => refuse(socket, 503),
      );
    },
    close() {
      for (const client of server.clients) client.close(1001, 'server stops');
      server.close();
    },
  };
}

const reasons = { 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 503: 'Service Unavailable' } as const;

/** Answers a WebSocket request that is not taken. */
export function refuse(socket: Duplex, status: keyof typeof reasons): void {
  socket.end(`HTTP/1.1 ${status} ${reasons[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function parse(data: RawData): unknown {
  try {
    const value: unknown = JSON.parse(String(data));
    return value;
  } catch {
    return undefined;
  }
}
