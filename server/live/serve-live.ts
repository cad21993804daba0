import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { liveRequest } from '#schemas/api/contacts.ts';
import type { Role } from '#schemas/domain/user.ts';
import type { Database } from '../db/open.ts';
import type { OriginCheck } from '../http/origin.ts';
import { visibleContacts } from '../services/contacts/visible-contacts.ts';
import type { Actor } from '../services/context.ts';
import type { LiveHub } from './live-hub.ts';
import {
  admitSession,
  dismissPages,
  pageBehind,
  type SessionCheck,
  type SocketEndpoint,
  watchSession,
} from './session-socket.ts';

export const livePath = '/api/live';

const readers: readonly Role[] = ['admin', 'designer', 'supervisor'];
const largestMessage = 4096;

/** The WebSocket of open pages; it needs the same session and origin as the API. */
export function serveLive({
  hub,
  db,
  isOwnOrigin,
}: {
  hub: LiveHub;
  db: Database;
  isOwnOrigin: (check: OriginCheck) => boolean;
}): SocketEndpoint {
  const server = new WebSocketServer({ noServer: true, maxPayload: largestMessage, perMessageDeflate: false });

  function serve(socket: WebSocket, { actor, check }: { actor: Actor; check: SessionCheck }): void {
    const subscription = hub.join({ ...pageBehind(socket), readVisible: () => visibleContacts(db, actor) });
    watchSession(socket, check);
    socket.on('message', (data) => {
      const request = liveRequest.safeParse(parse(data));
      if (request.success) subscription.request(request.data);
      else socket.close(1008, 'unknown request');
    });
    socket.on('close', () => subscription.leave());
  }

  return {
    handleUpgrade(request, socket, head) {
      admitSession({ request, socket, db, isOwnOrigin, roles: readers }, (check, actor) =>
        server.handleUpgrade(request, socket, head, (accepted) => serve(accepted, { actor, check })),
      );
    },
    close: () => dismissPages(server),
  };
}

function parse(data: RawData): unknown {
  try {
    const value: unknown = JSON.parse(String(data));
    return value;
  } catch {
    return undefined;
  }
}
