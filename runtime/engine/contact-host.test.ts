import { describe, expect, it } from 'vitest';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { createSimulatedTelephony, type OutboundBehaviour } from '#runtime/telephony/simulated/simulated-telephony.ts';
import type { Ir } from '#schemas/ir/ir.ts';
import { ContactHost, type ContactHostOptions } from './contact-host.ts';
import { MemoryContacts } from './memory-contact-store.ts';
import type { HttpOutcome } from './ports.ts';
import { createVirtualClock } from './virtual-clock.ts';

const text = (words: string) => [{ type: 'text', text: { en: words } }];
const node = (id: string, kind: string, config = {}) => ({ id, kind, label: '', position: { x: 0, y: 0 }, config });
const edge = (source: string, exit: string, target: string) => ({ id: `${source}-${exit}`, source, exit, target });

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
      node('start', 'start'),
      node('hello', 'play-prompt', { prompt: text('Hello') }),
      node('menu', 'menu', {
        prompt: text('Choose'),
        timeoutMs: 5000,
        choices: ['1', '2', '3', '4'].map((key) => ({ key, label: key })),
      }),
      node('transfer', 'transfer', { destination: '0155', ringTimeoutMs: 20_000 }),
      node('record', 'record-message', { variable: 'recording' }),
      node('web', 'http-request', {
        url: 'https://example.org/',
        mapping: [{ variable: 'status', value: 'double(event.status)' }],
      }),
      node('broken', 'set-variable', { assignments: [{ variable: 'status', value: 'double("x")' }] }),
      node('bye', 'play-prompt', { prompt: text('Goodbye') }),
      node('end', 'hang-up'),
    ],
    edges: [
      edge('start', 'next', 'hello'),
      edge('hello', 'next', 'menu'),
      edge('menu', 'key-1', 'transfer'),
      edge('menu', 'key-2', 'record'),
      edge('menu', 'key-3', 'web'),
      edge('menu', 'key-4', 'broken'),
      edge('menu', 'no-input', 'bye'),
      edge('menu', 'no-match', 'bye'),
      edge('bye', 'next', 'end'),
      edge('broken', 'next', 'bye'),
      ...Object.entries(exits).flatMap(([id, ids]) => ids.map((exit) => edge(id, exit, 'bye'))),
    ],
    notes: [],
    tests: [],
  };
  const environment = {
    subFlow: () => undefined,
    hasAudio: () => true,
    speech: { available: true, languages: ['en'] },
  };
  const { ir } = compileFlow({ document, environment });
  if (!ir) throw new Error('does not compile');
  return ir;
}

const answersBriefly: OutboundBehaviour = { ringMs: 1000, then: 'answer', hangUpAfterMs: 2000 };

interface World {
  outbound?: OutboundBehaviour;
  http?: HttpOutcome;
}

function createWorld({ outbound = { ringMs: 1000, then: 'answer' }, http }: World = {}) {
  const clock = createVirtualClock(Date.parse('2026-03-02T09:00:00Z'));
  const telephony = createSimulatedTelephony({ clock, outbound: () => outbound });
  const contacts = new MemoryContacts();
  const published = { flowId: 'support', version: 1, ir: supportFlow() };
  let starts = 0;
  let requests = 0;

  /** One life of a server; `kill` forgets it as kill -9 would. */
  async function startHost() {
    starts += 1;
    const name = `node-${starts}`;
    let dead = false;
    const ownClock = {
      ...clock,
      setTimeout: (run: () => void, ms: number) => clock.setTimeout(() => dead || run(), ms),
    };
    const options: ContactHostOptions = {
      clock: ownClock,
      telephony: { ...telephony, start: (listener) => telephony.start((event) => dead || listener(event)) },
      contacts: contacts.storeFor(name),
      flows: {
        flowForDid: async (number) => (number === '0180' ? published : null),
        readIr: async () => published,
      },
      http: {
        request: async () => {
          requests += 1;
          return http ?? { outcome: 'timeout', data: {} };
        },
      },
      speech: { prepare: async () => ({ ok: true }) },
      log: { info: () => {}, warn: () => {}, error: (fields) => console.error(fields) },
      timeZone: 'Europe/Paris',
      heartbeatMs: 1000,
      apology: { en: 'Sorry' },
    };
    const host = new ContactHost(options);
    await host.start();
    await settle();
    return {
      host,
      kill: () => {
        dead = true;
        contacts.kill(name);
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
    (await telephony.resynchronise({ playbackIds: [playbackId], recordingIds: [] })).playbackIds.has(playbackId);
  return { clock, telephony, contacts, startHost, pass, heard, path, playing, requestCount: () => requests };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
}

describe('the contact host', () => {
  it('answers a call for a DID and runs its flow to the end', async () => {
    const world = createWorld();
    await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(4000);
    expect(world.telephony.inspect(call)?.answered).toBe(true);
    world.telephony.press(call, '9');
    await world.pass(30_000);
    expect(world.path(call)).toEqual(['start>next', 'hello>next', 'menu>no-input', 'bye>next']);
    expect(world.telephony.liveCallIds()).toEqual([]);
    expect(world.contacts.contacts.get(call)?.ended).toBe(true);
  });

  it('hangs a call up whose number leads nowhere', async () => {
    const world = createWorld();
    await world.startHost();
    world.telephony.placeCall({ from: '0140', to: '0999' });
    await world.pass(500);
    expect(world.telephony.liveCallIds()).toEqual([]);
    expect(world.contacts.contacts.size).toBe(0);
  });

  it.each([
    [{ ringMs: 1000, then: 'answer', hangUpAfterMs: 5000 }, 'ended'],
    [{ ringMs: 1000, then: 'busy' }, 'busy'],
    [{ then: 'ring' }, 'no-answer'],
    [{ ringMs: 100, then: 'congestion' }, 'failed'],
  ] satisfies [OutboundBehaviour, string][])('transfers: %j takes exit %s', async (outbound, exit) => {
    const world = createWorld({ outbound });
    await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(1000);
    world.telephony.press(call, '1');
    await world.pass(27_000);
    expect(world.path(call)).toContain(`transfer>${exit}`);
    expect(world.telephony.liveCallIds()).toEqual([]);
  });

  it.each([[{ ringMs: 3000, then: 'answer' }], [{ ringMs: 3000, then: 'busy' }]] satisfies [
    OutboundBehaviour,
  ][])('lets the caller hear ringing while the far end does: %j', async (outbound) => {
    const world = createWorld({ outbound });
    await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(1000);
    world.telephony.press(call, '1');
    await world.pass(2500);
    expect(world.heard(call)?.at(-1)).toBe('tone');
    const ringing = `${world.contacts.lines(call).at(-1)?.effects.at(-1)?.id}:ringing`;
    expect(await world.playing(ringing)).toBe(true);
    expect(world.telephony.inspect(call)?.bridgeId).toBe(null);
    await world.pass(1000);
    expect(await world.playing(ringing)).toBe(false);
    if (outbound.then === 'answer') expect(world.telephony.inspect(call)?.bridgeId).toBeTruthy();
    else expect(world.heard(call)?.at(-1)).toBe('Goodbye');
    expect(world.contacts.lines(call).filter(({ event }) => 'effect' in event && event.effect === ringing)).toEqual([]);
  });

  it('lets the far end of a transfer go when the caller hangs up', async () => {
    const world = createWorld();
    await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(1000);
    world.telephony.press(call, '1');
    await world.pass(3000);
    expect(world.telephony.liveCallIds()).toHaveLength(2);
    world.telephony.hangUpFromOutside(call);
    await world.pass(1000);
    expect(world.telephony.liveCallIds()).toEqual([]);
  });

  it('maps the answer of a web service to variables', async () => {
    const world = createWorld({ http: { outcome: 'success', data: { status: 204, body: null, headers: {} } } });
    await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(1000);
    world.telephony.press(call, '3');
    await world.pass(1000);
    expect(world.path(call)).toContain('web>success');
  });

  it('apologises before it hangs up when a flow cannot go on', async () => {
    const world = createWorld();
    await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(1000);
    world.telephony.press(call, '4');
    await world.pass(300);
    expect(world.heard(call)).toContain('Sorry');
    await world.pass(20_000);
    expect(world.telephony.liveCallIds()).toEqual([]);
  });
});

describe('after a crash', () => {
  it('goes on where it was, with keys of the gap before its timeout, and plays nothing again that had ended', async () => {
    const world = createWorld();
    const first = await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(4000);
    expect(world.heard(call)).toEqual(['Hello', 'Choose']);
    first.kill();
    await world.pass(8000);
    world.telephony.press(call, '9');
    await world.startHost();
    world.telephony.reconnect();
    await world.pass(200);
    const keys = world.contacts.lines(call).filter(({ event }) => event.type === 'key');
    expect(keys).toHaveLength(1);
    expect(world.path(call)).toEqual(['start>next', 'hello>next']);
    expect(world.heard(call)).toEqual(['Hello', 'Choose', 'Choose']);
  });

  it.each([
    ['goes on ringing while the far end does', { ringMs: 8000, then: 'answer' }, 1000, true, 'ended'],
    ['stops the ringing of a far end that answered meanwhile', { ringMs: 3000, then: 'answer' }, 4000, false, 'ended'],
    ['knows of a far end that answered and left meanwhile', answersBriefly, 6000, false, 'ended'],
    ['knows of a far end that was busy meanwhile', { ringMs: 3000, then: 'busy' }, 4000, false, 'busy'],
  ] satisfies [
    string,
    OutboundBehaviour,
    number,
    boolean,
    string,
  ][])('%s', async (_, outbound, awayMs, ringing, exit) => {
    const world = createWorld({ outbound });
    const first = await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(1000);
    world.telephony.press(call, '1');
    await world.pass(1500);
    const id = `${world.contacts.lines(call).at(-1)?.effects.at(-1)?.id}:ringing`;
    first.kill();
    await world.pass(awayMs);
    await world.startHost();
    world.telephony.reconnect();
    await world.pass(200);
    expect(await world.playing(id)).toBe(ringing);
    expect(
      world.heard(call)?.filter((item) => item === 'tone'),
      'the same ringing',
    ).toHaveLength(1);
    await world.pass(10_000);
    expect(await world.playing(id)).toBe(false);
    for (const leg of world.telephony.liveCallIds().filter((one) => one !== call))
      world.telephony.hangUpFromOutside(leg);
    await world.pass(5000);
    expect(world.path(call)).toContain(`transfer>${exit}`);
    expect(world.telephony.liveCallIds()).toEqual([]);
  });

  it('keeps the timeout of a silent caller', async () => {
    const world = createWorld();
    const first = await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(4000);
    first.kill();
    await world.startHost();
    world.telephony.reconnect();
    await world.pass(60_000);
    expect(world.path(call)).toEqual(['start>next', 'hello>next', 'menu>no-input', 'bye>next']);
  });

  it('takes calls that arrived meanwhile, and ends contacts whose caller has left', async () => {
    const world = createWorld();
    const first = await world.startHost();
    const left = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(1000);
    first.kill();
    world.telephony.hangUpFromOutside(left);
    const arrived = world.telephony.placeCall({ from: '0141', to: '0180' });
    const { host } = await world.startHost();
    world.telephony.reconnect();
    await world.pass(1000);
    expect(world.contacts.contacts.get(left)?.ended).toBe(true);
    expect(world.path(arrived)).toContain('start>next');
    expect(host.liveCount).toBe(1);
  });

  it('asks a web service again whose answer was lost', async () => {
    const world = createWorld({ http: { outcome: 'success', data: { status: 200, body: null, headers: {} } } });
    const first = await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(1000);
    world.telephony.press(call, '3');
    first.kill();
    await settle();
    await world.startHost();
    world.telephony.reconnect();
    await world.pass(1000);
    expect(world.path(call)).toContain('web>success');
    expect(world.requestCount()).toBeGreaterThan(0);
  });

  it('leaves contacts alone that another node has taken over', async () => {
    const world = createWorld();
    const first = await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(500);
    await world.contacts.storeFor('another').renewLease();
    const stored = world.contacts.contacts.get(call);
    if (stored) stored.owner = 'another';
    world.telephony.press(call, '9');
    await world.pass(500);
    expect(first.host.liveCount).toBe(0);
    expect(world.telephony.liveCallIds()).toEqual([call]);
  });
});

describe('stopping', () => {
  it('takes no new calls and lets live ones finish within the limit', async () => {
    const world = createWorld();
    const { host } = await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(1000);
    let stopped = false;
    void host.stop({ graceMs: 60_000 }).then(() => {
      stopped = true;
    });
    const late = world.telephony.placeCall({ from: '0142', to: '0180' });
    await world.pass(5000);
    expect(stopped).toBe(false);
    expect(world.contacts.contacts.has(late)).toBe(false);
    world.telephony.hangUpFromOutside(call);
    await world.pass(1000);
    expect(stopped).toBe(true);
  });
});
