import { compileFlow } from '#runtime/compiler/compile.ts';
import type { TelephonyEvent } from '#runtime/telephony/port.ts';
import { createSimulatedTelephony, type OutboundBehaviour } from '#runtime/telephony/simulated/simulated-telephony.ts';
import { drawEdge, drawNode } from '#schemas/flow/draw.ts';
import type { Ir } from '#schemas/ir/ir.ts';
import { ContactHost, type ContactHostOptions } from './contact-host.ts';
import { MemoryContacts } from './memory-contact-store.ts';
import type { Outcome, Services } from './ports.ts';
import { createVirtualClock } from './virtual-clock.ts';

const text = (words: string) => [{ type: 'text', text: { en: words } }];

/** Hello → menu: 1 transfers, 2 records, 3 asks a web service, 4 fails; each then says goodbye. */
function supportFlow(): Ir {
  const exits = {
    transfer: ['ended', 'busy', 'no-answer', 'failed'],
    record: ['recorded', 'too-short'],
    web: ['success', 'http-error', 'timeout'],
  };
  const document = {
    format: 1,
    id: 'support',
    name: 'Support',
    kind: 'ivr',
    languages: ['en'],
    variables: [
      { name: 'status', type: 'number' },
      { name: 'recording', type: 'text' },
    ],
    nodes: [
      drawNode('start', 'start'),
      drawNode('hello', 'play-prompt', { prompt: text('Hello') }),
      drawNode('menu', 'menu', {
        prompt: text('Choose'),
        timeoutMs: 5000,
        choices: ['1', '2', '3', '4'].map((key) => ({ key, label: key })),
      }),
      drawNode('transfer', 'transfer', { destination: '0155', ringTimeoutMs: 20_000 }),
      drawNode('record', 'record-message', { variable: 'recording' }),
      drawNode('web', 'http-request', {
        url: 'https://example.org/',
        mapping: [{ variable: 'status', value: 'double(event.status)' }],
      }),
      drawNode('broken', 'set-variable', { assignments: [{ variable: 'status', value: 'double("x")' }] }),
      drawNode('bye', 'play-prompt', { prompt: text('Goodbye') }),
      drawNode('end', 'hang-up'),
    ],
    edges: [
      drawEdge('start', 'next', 'hello'),
      drawEdge('hello', 'next', 'menu'),
      drawEdge('menu', 'key-1', 'transfer'),
      drawEdge('menu', 'key-2', 'record'),
      drawEdge('menu', 'key-3', 'web'),
      drawEdge('menu', 'key-4', 'broken'),
      drawEdge('menu', 'no-input', 'bye'),
      drawEdge('menu', 'no-match', 'bye'),
      drawEdge('bye', 'next', 'end'),
      drawEdge('broken', 'next', 'bye'),
      ...Object.entries(exits).flatMap(([id, ids]) => ids.map((exit) => drawEdge(id, exit, 'bye'))),
    ],
    notes: [],
    tests: [],
  };
  return compileDocument(document);
}

/** Rings while a prompt plays, transfers on a key, and otherwise answers and says goodbye. */
export function answeringFlow(): Ir {
  const ways = ['ended', 'busy', 'no-answer', 'failed'].map((exit) => drawEdge('transfer', exit, 'end'));
  return compileDocument({
    format: 1,
    id: 'answering',
    name: 'Answering',
    kind: 'ivr',
    languages: ['en'],
    variables: [],
    nodes: [
      drawNode('start', 'start'),
      drawNode('early', 'menu', { prompt: text('We are busy'), timeoutMs: 2000, choices: [{ key: '1', label: '1' }] }),
      drawNode('transfer', 'transfer', { destination: '0155', ringTimeoutMs: 20_000 }),
      drawNode('answer', 'answer'),
      drawNode('bye', 'play-prompt', { prompt: text('Goodbye, and thank you for your call') }),
      drawNode('end', 'hang-up'),
    ],
    edges: [
      drawEdge('start', 'next', 'early'),
      drawEdge('early', 'key-1', 'transfer'),
      drawEdge('early', 'no-input', 'answer'),
      drawEdge('early', 'no-match', 'answer'),
      drawEdge('answer', 'next', 'bye'),
      drawEdge('bye', 'next', 'end'),
      ...ways,
    ],
    notes: [],
    tests: [],
  });
}

function compileDocument(document: unknown): Ir {
  const environment = {
    subFlow: () => undefined,
    hasAudio: () => true,
    speech: { available: true, languages: ['en'] },
  };
  const { ir } = compileFlow({ document, environment });
  if (!ir) throw new Error('does not compile');
  return ir;
}

interface World {
  outbound?: OutboundBehaviour;
  http?: Outcome;
  /** What the number leads to instead of the support flow. */
  ir?: Ir;
  /** Published beside it, by id. */
  flows?: Record<string, Ir>;
  queueing?: ContactHostOptions['queueing'];
  conversations?: ContactHostOptions['conversations'];
  audioDurationMs?: (audio: string) => number | null;
}

/** Contact hosts on a simulated telephone system, in virtual time; every one that is started is another life of a server. */
export function createWorld({
  outbound = { ringMs: 1000, then: 'answer' },
  http,
  ir = supportFlow(),
  flows = {},
  queueing,
  conversations,
  audioDurationMs,
}: World = {}) {
  const clock = createVirtualClock(Date.parse('2026-03-02T09:00:00Z'));
  const telephony = createSimulatedTelephony({ clock, outbound: () => outbound, audioDurationMs });
  const contacts = new MemoryContacts();
  const services: Services = {
    http: async () => {
      requests += 1;
      return http ?? { outcome: 'timeout', data: {} };
    },
  };
  const published = (flowId: string) => {
    const found = flowId === 'support' ? ir : flows[flowId];
    return found ? { flowId, version: 1, ir: found } : null;
  };
  /** While it is away nothing can be read, and what a claim has taken is never told. */
  const database = { away: false, flowsAway: false, writesAway: false };
  /** By how much somebody has set the clock of the servers back; timers do not know of it. */
  const setBack = { ms: 0 };
  function read<T>(value: T): T {
    if (database.away) throw new Error('the database is away');
    return value;
  }
  function readFlow<T>(value: T): T {
    if (database.flowsAway) throw new Error('flows cannot be read');
    return read(value);
  }
  let starts = 0;
  let requests = 0;
  let renewals = 0;

  /**
   * One life of a server, which gets all events until the next one starts. `kill` forgets it as kill -9 would; `vanish` too,
   * but what happens then is told to nobody, as on a telephone system whose application was that server's own.
   */
  async function startHost({ misses }: { misses?: TelephonyEvent['type'] } = {}) {
    starts += 1;
    const name = `node-${starts}`;
    let dead = false;
    const ownClock = {
      ...clock,
      now: () => clock.now() - setBack.ms,
      setTimeout: (run: () => void, ms: number) => clock.setTimeout(() => dead || run(), ms),
    };
    const store = contacts.storeFor(name);
    let tell = (_: TelephonyEvent): void => {};
    const options: ContactHostOptions = {
      clock: ownClock,
      telephony: {
        ...telephony,
        start(listener) {
          tell = listener;
          return telephony.start((event) => dead || event.type === misses || listener(event));
        },
      },
      contacts: {
        ...store,
        async commit(changes) {
          if (database.writesAway) throw new Error('the database is away');
          return store.commit(changes);
        },
        takeOver: async (options) => read(await store.takeOver(options)),
        findStates: async (ids) => read(await store.findStates(ids)),
        async renewLease() {
          renewals += 1;
          await store.renewLease();
        },
      },
      flows: {
        async flowForDid(number) {
          const found = readFlow(published('support'));
          return number === '0180' && found ? { ...found, campaign: '' } : null;
        },
        liveFlow: async (flowId) => readFlow(published(flowId)),
        async readIr(flowId) {
          const found = readFlow(published(flowId));
          if (!found) throw new Error(`unknown flow ${flowId}`);
          return found;
        },
      },
      services,
      speech: { prepare: async () => ({ ok: true }) },
      log: {
        info: () => {},
        warn: () => {},
        error: (fields) => Object.values(database).some(Boolean) || console.error(fields),
      },
      timeZone: 'Europe/Paris',
      heartbeatMs: 1000,
      apology: { en: 'Sorry' },
      ...(queueing ? { queueing } : {}),
      ...(conversations ? { conversations } : {}),
    };
    const host = new ContactHost(options);
    await host.start();
    await settle();
    function vanish(): void {
      dead = true;
      contacts.kill(name);
    }
    return {
      host,
      tell: (event: TelephonyEvent) => tell(event),
      vanish,
      kill: () => {
        vanish();
        telephony.disconnect();
      },
    };
  }

  /** Lets promises run out, then time pass in small steps. */
  async function pass(ms: number): Promise<void> {
    await settle();
    for (let passed = 0; passed < ms; passed += 100) {
      clock.advance(Math.min(100, ms - passed));
      await settle();
    }
  }

  const heard = (callId: string) =>
    telephony.inspect(callId)?.heard.map((item) => (item.type === 'speech' ? item.text : item.type));
  const path = (callId: string) =>
    contacts
      .lines(callId)
      .flatMap(({ trace }) => trace.flatMap(({ node: id, exit }) => (exit ? [`${id}>${exit}`] : [])));
  const playing = async (playbackId: string) =>
    (await telephony.resynchronise({ playbackIds: [playbackId], recordingIds: [], bridgeIds: [] })).playbackIds.has(
      playbackId,
    );
  return {
    clock,
    telephony,
    contacts,
    database,
    setBack,
    services,
    startHost,
    pass,
    heard,
    path,
    playing,
    requestCount: () => requests,
    renewalCount: () => renewals,
  };
}

export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
}
