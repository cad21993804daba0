import type { WebSocket } from 'ws';
import type { Role } from '#schemas/domain/user.ts';
import { type PageOptions, servePages } from '../live/serve-pages.ts';
import { pageBehind, type SocketEndpoint } from '../live/session-socket.ts';
import type { Actor } from '../services/context.ts';
import type { BoardHub } from './board-hub.ts';
import { readScope } from './read-scope.ts';

export const boardPath = '/api/supervision/live';

export interface BoardEndpointOptions extends PageOptions {
  hub: BoardHub;
}

const supervisors: readonly Role[] = ['admin', 'supervisor'];
/** A board has nothing to say: what supervisors do are requests. */
const largestMessage = 256;

/** The WebSocket of open boards. */
export function serveBoards({ hub, db, isOwnOrigin }: BoardEndpointOptions): SocketEndpoint {
  return servePages({ db, isOwnOrigin, roles: supervisors, admits, largestMessage, compress: true, serve });

  function serve(socket: WebSocket, actor: Actor): void {
    const leave = hub.join({
      readScope: () => readScope(db, actor),
      ...pageBehind(socket),
      dismiss: () => socket.close(4403, 'right missing'),
    });
    socket.on('close', leave);
  }

  async function admits(actor: Actor): Promise<boolean> {
    return (await readScope(db, actor)).rights.has('boards');
  }
}
