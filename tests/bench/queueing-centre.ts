import { randomUUID } from 'node:crypto';
import { queueFlow } from '#runtime/acd/waiting/waiting-world.ts';
import type { Clock } from '#runtime/engine/clock.ts';
import { ContactHost } from '#runtime/engine/contact-host.ts';
import type { OriginateCommand } from '#runtime/telephony/port.ts';
import { createSimulatedTelephony, type OutboundBehaviour } from '#runtime/telephony/simulated/simulated-telephony.ts';
import { openAcd } from '#server/acd/open-acd.ts';
import type { OpenDatabase } from '#server/db/open.ts';
import { createContactStore } from '#server/db/stores/contact-store.ts';
import { createNodeBus } from '#server/live/node-bus.ts';

interface QueueingCentreOptions {
  database: OpenDatabase;
  clock: Clock;
  /** The queue of each number that callers dial. */
  queueByNumber: Readonly<Record<string, string>>;
  campaign: string;
  outbound(command: OriginateCommand): OutboundBehaviour;
  /** Milliseconds of the clock since both were there for it. */
  onAssigned(afterMs: number): void;
}

/** Longer than a bench lasts: nobody else takes anything over. */
const LEASE_SECONDS = 600;
const HEARTBEAT_MS = 60_000;

/** Distribution, waiting room and host as the server puts them together, on simulated telephones. */
export async function openQueueingCentre(options: QueueingCentreOptions) {
  const { database, clock, queueByNumber, campaign, outbound, onAssigned } = options;
  const incarnation = randomUUID();
  const errors: string[] = [];
  const complain = (fields: object, message: string) => errors.push(`${message}: ${describe(fields)}`);
  const log = { info: () => {}, warn: complain, error: complain };
  const telephony = createSimulatedTelephony({ clock, outbound });
  const contacts = createContactStore({ database, nodeId: 'bench', incarnation, leaseSeconds: LEASE_SECONDS });
  await contacts.register();
  const bus = await createNodeBus({
    database,
    from: incarnation,
    log,
    onContacts: () => {},
    onComments: () => {},
    onAcd: (message) => peers.receive(message),
    onSettings: () => acd.settingsChanged(),
    onInstallation: () => {},
    onGap: () => acd.missed(),
    onHangUp: () => {},
  });
  const { acd, peers, queueing } = openAcd({
    database,
    incarnation,
    leaseSeconds: LEASE_SECONDS,
    timeZone: 'Europe/Paris',
    clock,
    log,
    telephony: { port: telephony, driver: 'simulated' },
    onAssigned,
    send: bus.sendAcd,
  });
  const flows = new Map(
    Object.entries(queueByNumber).map(([number, queue]) => {
      return [number, { flowId: `flow-${number}`, version: 1, ir: queueFlow({ queue, waitsWithoutAgents: true }) }];
    }),
  );
  function flowById(id: string) {
    const flow = [...flows.values()].find(({ flowId }) => flowId === id);
    if (flow === undefined) throw new Error(`there is no flow ${id}`);
    return flow;
  }
  const host = new ContactHost({
    clock,
    telephony,
    contacts,
    flows: {
      async flowForDid(did) {
        const flow = flows.get(did);
        return flow === undefined ? null : { ...flow, campaign };
      },
      liveFlow: async (id) => flowById(id),
      readIr: async (id) => flowById(id),
    },
    services: {},
    speech: { prepare: async () => ({ ok: true }) },
    log,
    timeZone: 'Europe/Paris',
    heartbeatMs: HEARTBEAT_MS,
    apology: { en: 'Sorry' },
    queueing,
    conversations: acd.conversations,
    onChange: (changes) => bus.sendContacts(changes.map(({ contactId }) => contactId)),
  });
  await acd.start();
  await host.start();
  return {
    telephony,
    desks: acd.desks,
    /** Whether anybody calls, waits, talks or wraps up. */
    isBusy: () => host.liveCount > 0 || acd.counts().conversations > 0,
    errors,
    async stop() {
      await acd.stop();
      await host.stop({ graceMs: 0 });
      await bus.close();
    },
  };
}

function describe(fields: object): string {
  return 'error' in fields ? String(fields.error) : JSON.stringify(fields);
}
