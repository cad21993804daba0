import { sql } from 'drizzle-orm';
import { type Acd, createAcd } from '#runtime/acd/create-acd.ts';
import type { Lease, Peers } from '#runtime/acd/peers.ts';
import type { AcdStore } from '#runtime/acd/store.ts';
import { createWaitingRoom } from '#runtime/acd/waiting/waiting-room.ts';
import { queueFlow } from '#runtime/acd/waiting/waiting-world.ts';
import type { Clock } from '#runtime/engine/clock.ts';
import { ContactHost } from '#runtime/engine/contact-host.ts';
import type { ContactStore, FlowStore } from '#runtime/engine/ports.ts';
import { createVirtualClock } from '#runtime/engine/virtual-clock.ts';
import type { OriginateCommand, TelephonyPort } from '#runtime/telephony/port.ts';
import { createSimulatedTelephony, type OutboundBehaviour } from '#runtime/telephony/simulated/simulated-telephony.ts';
import type { Ir } from '#schemas/ir/ir.ts';
import { createAcdStore } from '#server/acd/acd-store.ts';
import { createLease } from '#server/acd/lease.ts';
import { createFlowForQueue } from '#server/campaigns/publish-queue-flow.ts';
import type { OpenDatabase } from '#server/db/open.ts';
import { createContactStore } from '#server/db/stores/contact-store.ts';
import { createFlowStore } from '#server/db/stores/flow-store.ts';

export interface CentreOptions {
  database: OpenDatabase;
  ir?: Ir;
  campaign?: string;
  outbound?: (command: OriginateCommand) => OutboundBehaviour;
  /** Asked before each transaction of distribution; to stop a server in the middle of things. */
  beforeWrite?: (method: string) => void;
  /** Asked about each access to the database: it may fail without having been done, or its answer may be lost. */
  access?: () => 'works' | 'fails' | 'loses-answer';
}

/** A call centre in virtual time, on a real database and simulated telephones. One server at a time hears of calls. */
export function createCentre({
  database,
  ir = queueFlow({ queue: '500', whisper: [] }),
  campaign = '',
  outbound = () => ({ ringMs: 1000, then: 'answer' }),
  beforeWrite = () => {},
  access = () => 'works',
}: CentreOptions) {
  // Not a second earlier than the clock of the database, by which leases and recordings are judged.
  const clock = createVirtualClock(Date.now());
  const telephony = createSimulatedTelephony({ clock, outbound, idPrefix: `call-${Math.trunc(clock.now())}` });
  const published = { flowId: 'support', version: 1, ir };
  const errors: unknown[] = [];
  /** By playback that goes on, the call that hears it. */
  const sounding = new Map<string, string>();
  /** By name, those that live. */
  const nodes = new Map<string, Acd>();
  let running = 0;
  let starts = 0;
  let ids = 0;

  /** Counts what is under way, so that time stands still meanwhile. */
  function watch<T extends object>(
    target: T,
    isDead: () => boolean,
    about: 'telephony' | 'database' | 'distribution',
  ): T {
    return new Proxy(target, {
      get(from, name) {
        const value = Reflect.get(from, name);
        if (typeof value !== 'function') return value;
        return async (...given: unknown[]) => {
          if (about === 'distribution') beforeWrite(String(name));
          // Nothing that a dead process has not sent yet arrives.
          if (isDead()) return new Promise(() => {});
          running += 1;
          try {
            const how = about === 'telephony' ? 'works' : access();
            if (how === 'fails') throw new DatabaseAway();
            const answer = await value.apply(from, given);
            if (how === 'loses-answer') throw new DatabaseAway();
            return isDead() ? new Promise(() => {}) : answer;
          } finally {
            running -= 1;
          }
        };
      },
    });
  }

  /** What servers say to each other arrives at once; one that is dead neither hears nor answers. */
  function peersOf(name: string): Peers {
    const others = () => [...nodes].filter(([other]) => other !== name).map(([, acd]) => acd);
    return {
      self: name,
      announce: (changed) => others().forEach((acd) => void acd.heard(changed)),
      // Who could not read it finds it later.
      handOver: (owner, id) =>
        void nodes
          .get(owner)
          ?.handedOver(id)
          .catch(() => {}),
      ask: async (owner, id, event) => (await nodes.get(owner)?.asked(id, event)) ?? noAnswer(nodes.has(owner)),
    };
  }

  /** @param calls Whether it is the one that hears of calls; one that does not distributes and serves desktops only. */
  async function startServer({ calls = true } = {}) {
    starts += 1;
    const name = `server-${starts}-${Math.trunc(clock.now())}`;
    let dead = false;
    const isDead = () => dead;
    const ownClock: Clock = { ...clock, setTimeout: (run, ms) => clock.setTimeout(() => dead || run(), ms) };
    const port: TelephonyPort = {
      ...watch(telephony, isDead, 'telephony'),
      async play(command) {
        if (dead) return;
        sounding.set(command.playbackId, command.callId);
        await telephony.play(command);
      },
      start: (listener) =>
        telephony.start((event) => {
          if (event.type === 'playback.finished') sounding.delete(event.playbackId);
          if (!dead) listener(event);
        }),
    };
    const log = {
      info: () => {},
      warn: (fields: Record<string, unknown>, message: string) => dead || errors.push({ ...fields, message }),
      error: (fields: Record<string, unknown>, message: string) => dead || errors.push({ ...fields, message }),
    };
    const contactStore = createContactStore({ database, nodeId: name, incarnation: name, leaseSeconds: 3600 });
    await contactStore.register();
    const store = createAcdStore(database.db, { self: name, timeZone: 'Europe/Paris' });
    const lease: Lease = createLease(database.db, { work: 'distribution', owner: name, seconds: 9 });
    const waiting = createWaitingRoom({ distribution: () => acd.distribution });
    const acd: Acd = createAcd({
      clock: ownClock,
      log,
      telephony: port,
      store: {
        ...watch<AcdStore>(store, isDead, calls ? 'distribution' : 'database'),
        // Nothing of it is in the database.
        forgetRules: store.forgetRules,
      },
      lease: watch(lease, isDead, 'database'),
      peers: peersOf(name),
      room: () => waiting.room,
      newId() {
        ids += 1;
        return `${starts}-${ids}`;
      },
      phonesComeBySignIn: true,
    });
    const made = createFlowStore(database.db);
    const make = createFlowForQueue({ db: database.db, speech: { languages: ['en', 'fr'], speak: async () => '' } });
    const queueFlows = watch({ make }, isDead, 'database');
    const host = new ContactHost({
      clock: ownClock,
      telephony: port,
      contacts: watch<ContactStore>(contactStore, isDead, 'database'),
      flows: watch<FlowStore>(
        {
          flowForDid: async () => ({ ...published, campaign }),
          liveFlow: async () => published,
          // Flows of queues, in which customers wait whom agents have called, are made in the database.
          readIr: (id, version) => (id === published.flowId ? Promise.resolve(published) : made.readIr(id, version)),
        },
        isDead,
        'database',
      ),
      flowForQueue: (asked) => queueFlows.make(asked),
      services: {},
      speech: { prepare: async () => ({ ok: true }) },
      log,
      timeZone: 'Europe/Paris',
      heartbeatMs: 3000,
      apology: { en: 'Sorry' },
      queueing: waiting.queueing,
      conversations: acd.conversations,
    });
    await database.listen((text) => {
      if (!dead && text.includes('"settings"')) acd.settingsChanged();
    });
    nodes.set(name, acd);
    await acd.start();
    if (calls) await host.start();
    await settle();
    const goDead = () => {
      dead = true;
      nodes.delete(name);
    };
    return {
      acd,
      host,
      /** From this moment on it does nothing more; what it had begun is left as it is. */
      die: goDead,
      /** As kill -9 would end it; the telephone system goes on. */
      async kill() {
        goDead();
        if (calls) telephony.disconnect();
        await settle();
        await database.db.execute(sql`delete from server_nodes where incarnation = ${name}`);
      },
      /** The telephone system is there for the next one. */
      reconnect: () => telephony.reconnect(),
      async stop() {
        await acd.stop();
        if (calls) await host.stop({ graceMs: 0 });
        await settle();
        goDead();
      },
    };
  }

  /** Until nothing happens any more without time going on. */
  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < 4; quiet += 1) {
      await new Promise(setImmediate);
      if (running > 0) quiet = -1;
    }
  }

  async function pass(ms: number, stepMs = 100): Promise<void> {
    await settle();
    for (let passed = 0; passed < ms; passed += stepMs) {
      clock.advance(Math.min(stepMs, ms - passed));
      await settle();
    }
  }

  /** Whether a call that is up hears anybody or anything; a call that nobody has taken yet rings. */
  function hearsSomething(callId: string): boolean {
    const call = telephony.inspect(callId);
    if (call !== null && !call.answered && call.heard.length === 0) return true;
    return (call?.hears.length ?? 0) > 0 || [...sounding.values()].includes(callId);
  }

  return { clock, telephony, startServer, settle, pass, errors, hearsSomething };
}

/** Of a conversation that is asked on its server: null when it has been done. */
function noAnswer(lives: boolean): 'unavailable' | null {
  return lives ? null : 'unavailable';
}

/** The database is out of reach, or has gone before it could answer. */
export class DatabaseAway extends Error {
  override name = 'DatabaseAway';
}
