import { type WebSocket, WebSocketServer } from 'ws';
import type { Role } from '#schemas/domain/user.ts';
import type { Database } from '../db/open.ts';
import type { OriginCheck } from '../http/origin.ts';
import {
  admitSession,
  dismissPages,
  pageBehind,
  refuse,
  type SessionCheck,
  type SocketEndpoint,
  watchSession,
} from '../live/session-socket.ts';
import type { Actor } from '../services/context.ts';
import type { BoardHub } from './board-hub.ts';
import { readScope } from './read-scope.ts';

export const boardPath = '/api/supervision/live';

export interface BoardEndpointOptions {
  hub: BoardHub;
  db: Database;
  isOwnOrigin: (check: OriginCheck) => boolean;
}

const supervisors: readonly Role[] = ['admin', 'supervisor'];
/** A board has nothing to say: what supervisors do are requests. */
const largestMessage = 256;

/** The WebSocket of open boards. */
export function serveBoards({ hub, db, isOwnOrigin }: BoardEndpointOptions): SocketEndpoint {
  const server = new WebSocketServer({ noServer: true, maxPayload: largestMessage, perMessageDeflate: true });

  function serve(socket: WebSocket, { actor, check }: { actor: Actor; check: SessionCheck }): void {
    const leave = hub.join({
      readScope: () => readScope(db, actor),
      ...pageBehind(socket),
      dismiss: () => socket.close(4403, 'right missing'),
    });
    watchSession(socket, check);
    socket.on('close', leave);
  }

  return {
    handleUpgrade(request, socket, head) {
      admitSession({ request, socket, db, isOwnOrigin, roles: supervisors }, (check, actor) => {
        readScope(db, actor).then(
          ({ rights }) => {
            if (!rights.has('boards')) return refuse(socket, 403);
            server.handleUpgrade(request, socket, head, (accepted) => serve(accepted, { actor, check }));
          },
          () => refuse(socket, 503),
        );
      });
    },
    close: () => dismissPages(server),
  };
}
