import type { AgentDesks } from '#runtime/acd/desk-port.ts';
import type { EngineLog } from '#runtime/engine/ports.ts';
import type { Database } from '../db/open.ts';
import type { DeskHub } from '../desk/desk-hub.ts';
import { deskPath, serveDesk } from '../desk/serve-desk.ts';
import { createOriginCheck } from '../http/origin.ts';
import type { LiveHub } from '../live/live-hub.ts';
import { livePath, serveLive } from '../live/serve-live.ts';
import type { SocketEndpoint } from '../live/session-socket.ts';
import { phonePath, servePhone } from '../phones/serve-phone.ts';
import type { Settings } from '../settings.ts';
import type { BoardHub } from '../supervision/board-hub.ts';
import { boardPath, serveBoards } from '../supervision/serve-boards.ts';

/** By the path at which they are opened. */
export type Sockets = ReadonlyMap<string, SocketEndpoint>;

export interface SocketOptions {
  settings: Settings;
  db: Database;
  log: EngineLog;
  desks: AgentDesks;
  hubs: { live: LiveHub; desk: DeskHub; board: BoardHub };
}

/** The WebSockets that browsers open. */
export function openSockets({ settings, db, log, desks, hubs }: SocketOptions): Sockets {
  const isOwnOrigin = createOriginCheck(settings);
  return new Map([
    [livePath, serveLive({ hub: hubs.live, db, isOwnOrigin })],
    [deskPath, serveDesk({ hub: hubs.desk, desks, db, isOwnOrigin })],
    [boardPath, serveBoards({ hub: hubs.board, db, isOwnOrigin })],
    [
      phonePath,
      servePhone({
        asteriskUrl: settings.ASTERISK_URL,
        db,
        isOwnOrigin,
        onLeft(userId) {
          desks.phoneLeft(userId).catch((error: unknown) => log.warn({ error, userId }, 'a phone has gone, unnoticed'));
        },
      }),
    ],
  ]);
}
