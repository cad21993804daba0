import type { RawData, WebSocket } from 'ws';
import { liveRequest } from '#schemas/api/contacts.ts';
import type { Role } from '#schemas/domain/user.ts';
import { visibleContacts } from '../services/contacts/visible-contacts.ts';
import type { Actor } from '../services/context.ts';
import type { LiveHub } from './live-hub.ts';
import { type PageOptions, servePages } from './serve-pages.ts';
import { pageBehind, type SocketEndpoint } from './session-socket.ts';

export const livePath = '/api/live';

const readers: readonly Role[] = ['admin', 'designer', 'supervisor'];
const largestMessage = 4096;

/** The WebSocket of open pages; it needs the same session and origin as the API. */
export function serveLive({ hub, db, isOwnOrigin }: PageOptions & { hub: LiveHub }): SocketEndpoint {
  return servePages({ db, isOwnOrigin, roles: readers, largestMessage, serve });

  function serve(socket: WebSocket, actor: Actor): void {
    const subscription = hub.join({ ...pageBehind(socket), readVisible: () => visibleContacts(db, actor) });
    socket.on('message', (data) => {
      const request = liveRequest.safeParse(parse(data));
      if (request.success) subscription.request(request.data);
      else socket.close(1008, 'unknown request');
    });
    socket.on('close', () => subscription.leave());
  }
}

function parse(data: RawData): unknown {
  try {
    const value: unknown = JSON.parse(String(data));
    return value;
  } catch {
    return undefined;
  }
}
