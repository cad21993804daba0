import { type Acd, createAcd } from '#runtime/acd/create-acd.ts';
import { createWaitingRoom } from '#runtime/acd/waiting/waiting-room.ts';
import type { Clock } from '#runtime/engine/clock.ts';
import type { EngineLog } from '#runtime/engine/ports.ts';
import type { OpenDatabase } from '../db/open.ts';
import { newId } from '../services/new-id.ts';
import type { OpenTelephony } from '../startup/open-telephony.ts';
import { createAcdStore } from './acd-store.ts';
import { type BusPeers, createBusPeers } from './bus-peers.ts';
import { createLease } from './lease.ts';
import type { PeerMessage } from './peer-message.ts';

export interface OpenAcdOptions {
  database: OpenDatabase;
  /** This start of this server. */
  incarnation: string;
  leaseSeconds: number;
  /** Of the installation, IANA name. */
  timeZone: string;
  clock: Clock;
  log: EngineLog;
  telephony: Pick<OpenTelephony, 'port' | 'driver'>;
  /** Milliseconds since both were there for it. */
  onAssigned(afterMs: number): void;
  send(message: PeerMessage): Promise<void>;
}

/** Queues and agents of this server, with the waiting room for the host of its contacts. */
export function openAcd(options: OpenAcdOptions): { acd: Acd; peers: BusPeers } & Pick<WaitingRoom, 'queueing'> {
  const { database, incarnation, leaseSeconds, timeZone, clock, log, telephony, onAssigned, send } = options;
  const peers = createBusPeers({ self: incarnation, alone: database.kind === 'pglite', log, send, acd: () => acd });
  const waiting = createWaitingRoom({ distribution: () => acd.distribution });
  const acd = createAcd({
    clock,
    log,
    telephony: telephony.port,
    store: createAcdStore(database.often, { self: incarnation, timeZone }),
    lease: createLease(database.often, { work: 'distribution', owner: incarnation, seconds: leaseSeconds }),
    peers,
    room: () => waiting.room,
    newId,
    phonesComeBySignIn: telephony.driver === 'simulated',
    onAssigned,
  });
  return { acd, peers, queueing: waiting.queueing };
}

type WaitingRoom = ReturnType<typeof createWaitingRoom>;
