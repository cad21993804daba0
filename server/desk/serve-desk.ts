import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { WebSocket } from 'ws';
import type { AgentDesks } from '#runtime/acd/desk-port.ts';
import type { Role } from '#schemas/domain/user.ts';
import { agentProfiles } from '../db/tables/index.ts';
import { type PageOptions, servePages } from '../live/serve-pages.ts';
import { pageBehind, type SocketEndpoint } from '../live/session-socket.ts';
import type { Actor } from '../services/context.ts';
import type { DeskHub } from './desk-hub.ts';

export const deskPath = '/api/desk/live';

export interface DeskEndpointOptions extends PageOptions {
  hub: DeskHub;
  desks: Pick<AgentDesks, 'connected' | 'disconnected' | 'seen'>;
}

const agents: readonly Role[] = ['admin', 'supervisor', 'agent'];
/** A desktop has nothing to say here but that it is there: commands are requests. */
const largestMessage = 256;
/** Often enough that one lost answer does not make an agent unreachable, which is after 20 seconds. */
const pingEveryMs = 6_000;

/** The WebSocket of open desktops. Whoever has one open and answers is there. */
export function serveDesk({ hub, desks, db, isOwnOrigin }: DeskEndpointOptions): SocketEndpoint {
  return servePages({ db, isOwnOrigin, roles: agents, admits: isAgent, largestMessage, serve });

  function serve(socket: WebSocket, { user: { id } }: Actor): void {
    const desktop = randomUUID();
    const leave = hub.join({ userId: id, ...pageBehind(socket) });
    desks.connected(id, desktop);
    const ping = setInterval(() => socket.ping(), pingEveryMs);
    socket.on('pong', () => desks.seen(id));
    socket.on('message', () => desks.seen(id));
    socket.on('close', () => {
      clearInterval(ping);
      leave();
      desks.disconnected(id, desktop);
    });
  }

  async function isAgent({ user }: Actor): Promise<boolean> {
    const [own] = await db.select().from(agentProfiles).where(eq(agentProfiles.userId, user.id));
    return own !== undefined;
  }
}
