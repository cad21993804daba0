import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { type WebSocket, WebSocketServer } from 'ws';
import type { AgentDesks } from '#runtime/acd/desk-port.ts';
import type { Role } from '#schemas/domain/user.ts';
import type { Database } from '../db/open.ts';
import { agentProfiles } from '../db/tables/index.ts';
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
import type { DeskHub } from './desk-hub.ts';

export const deskPath = '/api/desk/live';

export interface DeskEndpointOptions {
  hub: DeskHub;
  desks: Pick<AgentDesks, 'connected' | 'disconnected' | 'seen'>;
  db: Database;
  isOwnOrigin: (check: OriginCheck) => boolean;
}

const agents: readonly Role[] = ['admin', 'supervisor', 'agent'];
/** A desktop has nothing to say here but that it is there: commands are requests. */
const largestMessage = 256;
/** Often enough that one lost answer does not make an agent unreachable, which is after 20 seconds. */
const pingEveryMs = 6_000;

/** The WebSocket of open desktops. Whoever has one open and answers is there. */
export function serveDesk({ hub, desks, db, isOwnOrigin }: DeskEndpointOptions): SocketEndpoint {
  const server = new WebSocketServer({ noServer: true, maxPayload: largestMessage, perMessageDeflate: false });

  function serve(socket: WebSocket, userId: string, check: SessionCheck): void {
    const desktop = randomUUID();
    const leave = hub.join({ userId, ...pageBehind(socket) });
    desks.connected(userId, desktop);
    watchSession(socket, check);
    const ping = setInterval(() => socket.ping(), pingEveryMs);
    socket.on('pong', () => desks.seen(userId));
    socket.on('message', () => desks.seen(userId));
    socket.on('close', () => {
      clearInterval(ping);
      leave();
      desks.disconnected(userId, desktop);
    });
  }

  async function isAgent(userId: string): Promise<boolean> {
    const [own] = await db.select().from(agentProfiles).where(eq(agentProfiles.userId, userId));
    return own !== undefined;
  }

  return {
    handleUpgrade(request, socket, head) {
      admitSession({ request, socket, db, isOwnOrigin, roles: agents }, (check, { user }) => {
        isAgent(user.id).then(
          (admitted) => {
            if (!admitted) return refuse(socket, 403);
            server.handleUpgrade(request, socket, head, (accepted) => serve(accepted, user.id, check));
          },
          () => refuse(socket, 503),
        );
      });
    },
    close: () => dismissPages(server),
  };
}
