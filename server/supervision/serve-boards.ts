import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Role } from '#schemas/domain/user.ts';
import type { Database } from '../db/open.ts';
import type { OriginCheck } from '../http/origin.ts';
import { sessionTokenOf } from '../http/session-cookie.ts';
import { admitSession, refuse, type SessionCheck, watchSession } from '../live/session-socket.ts';
import type { Actor } from '../services/context.ts';
import { authenticate } from '../services/session/authenticate.ts';
import type { BoardHub } from './board-hub.ts';
import { readScope } from './read-scope.ts';

export const boardPath = '/api/supervision/live';

export interface BoardEndpoint {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

export interface BoardEndpointOptions {
  hub: BoardHub;
  db: Database;
  isOwnOrigin: (check: OriginCheck) => boolean;
}

const supervisors: readonly Role[] = ['admin', 'supervisor'];
/** A board has nothing to say: what supervisors do are requests. */
const largestMessage = 256;

/** The WebSocket of open boards. */
export function serveBoards({ hub, db, isOwnOrigin }: BoardEndpointOptions): BoardEndpoint {
  const server = new WebSocketServer({ noServer: true, maxPayload: largestMessage, perMessageDeflate: true });

  function serve(socket: WebSocket, { actor, check }: { actor: Actor; check: SessionCheck }): void {
    const leave = hub.join({
      readScope: () => readScope(db, actor),
      send: (message) => {
        if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
      },
      dismiss: () => socket.close(4403, 'right missing'),
      backlog: () => socket.bufferedAmount,
    });
    watchSession(socket, check);
    socket.on('close', leave);
  }

  async function admit(request: IncomingMessage): Promise<Actor | null> {
    const actor = await authenticate(db, sessionTokenOf(request.headers.cookie));
    if (!actor) return null;
    return (await readScope(db, actor)).rights.has('boards') ? actor : null;
  }

  return {
    handleUpgrade(request, socket, head) {
      admitSession({ request, socket, db, isOwnOrigin, roles: supervisors }, (check) => {
        admit(request).then(
          (actor) => {
            if (actor === null) return refuse(socket, 403);
            server.handleUpgrade(request, socket, head, (accepted) => serve(accepted, { actor, check }));
          },
          () => refuse(socket, 503),
        );
      });
    },
    close() {
      for (const client of server.clients) client.close(1001, 'server stops');
      server.close();
    },
  };
}
