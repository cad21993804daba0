import { type WebSocket, WebSocketServer } from 'ws';
import type { Role } from '#schemas/domain/user.ts';
import type { Database } from '../db/open.ts';
import type { OriginCheck } from '../http/origin.ts';
import type { Actor } from '../services/context.ts';
import { admitSession, dismissPages, refuse, type SocketEndpoint, watchSession } from './session-socket.ts';

/** Who asks for pages to be served: the parts of every endpoint. */
export interface PageOptions {
  db: Database;
  isOwnOrigin: (check: OriginCheck) => boolean;
}

export interface PageEndpoint extends PageOptions {
  roles: readonly Role[];
  /** Whether somebody of such a role may have it; everybody, unless it is said. */
  admits?(actor: Actor): Promise<boolean>;
  /** In bytes. */
  largestMessage: number;
  compress?: boolean;
  serve(socket: WebSocket, actor: Actor): void;
}

/** The WebSocket of some kind of open pages, each as long as its session stands. */
export function servePages({ db, isOwnOrigin, roles, serve, ...endpoint }: PageEndpoint): SocketEndpoint {
  const { admits = async () => true, largestMessage, compress = false } = endpoint;
  const server = new WebSocketServer({ noServer: true, maxPayload: largestMessage, perMessageDeflate: compress });
  return {
    handleUpgrade(request, socket, head) {
      admitSession({ request, socket, db, isOwnOrigin, roles }, (check, actor) => {
        const open = (accepted: WebSocket) => {
          watchSession(accepted, check);
          serve(accepted, actor);
        };
        admits(actor).then(
          (admitted) => (admitted ? server.handleUpgrade(request, socket, head, open) : refuse(socket, 403)),
          () => refuse(socket, 503),
        );
      });
    },
    close: () => dismissPages(server),
  };
}
