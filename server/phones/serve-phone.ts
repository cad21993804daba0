import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import type { Role } from '#schemas/domain/user.ts';
import type { Database } from '../db/open.ts';
import type { OriginCheck } from '../http/origin.ts';
import {
  admitSession,
  dismissPages,
  refuse,
  type SessionCheck,
  type SocketEndpoint,
  watchSession,
} from '../live/session-socket.ts';

export const phonePath = '/api/phone';

export interface PhoneEndpointOptions {
  /** Asterisk's HTTP server; without it there is no phone to serve. */
  asteriskUrl: string | undefined;
  db: Database;
  isOwnOrigin: (check: OriginCheck) => boolean;
  /** The page with a user's phone has been left, loaded again or has crashed: no call of it can be heard any more. */
  onLeft?(userId: string): void;
}

/**
 * SIP over WebSocket (RFC 7118) for the phones in browsers, piped to Asterisk, so that a browser needs to reach nobody but
 * this server. Who the phone is, Asterisk checks itself; sound does not come this way.
 */
export function servePhone({ asteriskUrl, db, isOwnOrigin, onLeft }: PhoneEndpointOptions): SocketEndpoint {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessage,
    perMessageDeflate: false,
    handleProtocols: () => sipProtocol,
  });

  /** The phone that each user has opened last; one that has been replaced is no loss. */
  const latest = new Map<string, WebSocket>();
  let stopping = false;

  function connect(
    { check, userId }: { check: SessionCheck; userId: string },
    { request, socket, head }: Upgrade,
    asterisk: WebSocket,
  ): void {
    let accepted = false;
    // The page may leave while Asterisk is dialled.
    socket.once('close', () => accepted || asterisk.terminate());
    asterisk.on('error', () => accepted || refuse(socket, 503));
    asterisk.once('open', () => {
      server.handleUpgrade(request, socket, head, (phone) => {
        accepted = true;
        watchSession(phone, check);
        latest.set(userId, phone);
        let closedByUs = false;
        asterisk.once('close', () => {
          closedByUs = true;
        });
        phone.once('close', (code) => {
          if (latest.get(userId) !== phone) return;
          latest.delete(userId);
          if (!closedByUs && !stopping && !lostOnTheWay.has(code)) onLeft?.(userId);
        });
        pipe(phone, asterisk);
        pipe(asterisk, phone);
      });
      // The page has left, or does not speak the protocol.
      if (!accepted) asterisk.terminate();
    });
  }

  return {
    handleUpgrade(request, socket, head) {
      admitSession({ request, socket, db, isOwnOrigin, roles: phoneUsers }, (check, { user }) => {
        if (asteriskUrl === undefined) return refuse(socket, 503);
        if (!offersSip(request)) return refuse(socket, 400);
        const asterisk = new WebSocket(new URL('/ws', asteriskUrl.replace(/^http/, 'ws')), sipProtocol, {
          maxPayload: largestMessage,
          perMessageDeflate: false,
          handshakeTimeout: handshakeTimeoutMs,
        });
        connect({ check, userId: user.id }, { request, socket, head }, asterisk);
      });
    },
    close() {
      stopping = true;
      dismissPages(server);
    },
  };
}

interface Upgrade {
  request: IncomingMessage;
  socket: Duplex;
  head: Buffer;
}

/** Passes on what one side says until either is gone. */
function pipe(from: WebSocket, to: WebSocket): void {
  from.on('message', (data: RawData, isBinary) => {
    // A side that no longer reads is lost; it registers anew when it is back.
    if (to.bufferedAmount > largestBacklog) to.terminate();
    else if (to.readyState === to.OPEN) to.send(data, { binary: isBinary });
  });
  from.on('error', () => from.terminate());
  from.once('close', () => to.close(1001, 'the other side has gone'));
}

function offersSip({ headers }: IncomingMessage): boolean {
  const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((protocol) => protocol.trim());
  return offered.includes(sipProtocol);
}

const phoneUsers: readonly Role[] = ['agent', 'supervisor', 'admin'];
const sipProtocol = 'sip';
/** An INVITE with the session description of a browser is about 3 kB. */
const largestMessage = 65_536;
const largestBacklog = 262_144;
const handshakeTimeoutMs = 5_000;
/** The page may be there, and its call go on: the network was lost, or the session has ended. Browsers close a page's
 * connections with 1001 when it goes, even when it crashes. */
const lostOnTheWay: ReadonlySet<number> = new Set([1006, 4401]);
