import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describePath } from '#runtime/simulator/run-test.ts';
import { farEnds, type PhoneStep } from '#runtime/telephony/driver.cases.ts';
import type { Contact } from '#schemas/domain/contact.ts';
import { type PostgresServer, startPostgresServer } from '../database/postgres-server.ts';
import { type RunningAsterisk, startAsterisk } from './asterisk.ts';
import { startCarrier } from './carrier.ts';
import { describeTelephony } from './describe-telephony.ts';
import { findFreePort } from './free-port.ts';
import { placeCall } from './place-call.ts';
import type { SippProcess } from './sipp.ts';
import { makeToneWav } from './sound.ts';
import { runtimeUrl, type SwitchyardProcess, startSwitchyard, until } from './switchyard-process.ts';
import { longStaysFlow } from './tour-flow.ts';

const DID = '0180000003';
/** After so long without a sign of life a node gets no more calls. */
const NOTICED_MS = 5000;

describeTelephony('two nodes on one Asterisk and one Postgres', () => {
  let postgres: PostgresServer;
  let asterisk: RunningAsterisk;
  let carrier: SippProcess;
  let a: SwitchyardProcess;
  let b: SwitchyardProcess;

  beforeAll(async () => {
    const [portA, portB] = await Promise.all([findFreePort('tcp'), findFreePort('tcp')]);
    postgres = await startPostgresServer();
    const databaseUrl = await postgres.createDatabase();
    asterisk = await startAsterisk({
      runtimeUrl: runtimeUrl(portA),
      app: 'a',
      moreRuntimes: [{ app: 'b', url: runtimeUrl(portB) }],
    });
    carrier = await startCarrier(asterisk.carrierPort);
    const startNode = (name: string, port: number) =>
      startSwitchyard({
        port,
        asterisk,
        databaseUrl,
        environment: { SWITCHYARD_NODE_ID: name, ASTERISK_APP: name, LEASE_SECONDS: '2' },
      });
    a = await startNode('a', portA);
    b = await startNode('b', portB);
    await a.uploadAudio('beep', makeToneWav(0.4));
    await a.uploadAudio('long', makeToneWav(25));
    await a.serveFlow(longStaysFlow(), DID);
  });

  afterAll(async () => {
    // A test that broke off may have left it paused, and a paused process cannot stop.
    if (b?.pid()) process.kill(b.pid() ?? 0, 'SIGCONT');
    await a?.stop();
    await b?.stop();
    carrier?.kill();
    await asterisk?.stop();
    await postgres?.stop();
  });

  const dial = (from: string, steps: readonly PhoneStep[], end: 'hang-up' | 'wait' = 'wait') =>
    placeCall({ sipPort: asterisk.sipPort, to: DID, from, script: { steps, end } });
  const choose = (keys: string) => [{ waitMs: 1000 }, ...[...keys].map((key) => ({ press: key }))];

  async function contactOf(caller: string): Promise<Contact | undefined> {
    return (await b.contacts(`&search=${caller}`))[0];
  }

  async function liveOn(node: SwitchyardProcess): Promise<number> {
    return (await node.api<{ liveContacts: number }>('GET', '/api/system')).liveContacts;
  }

  /** Waits for the end of a contact, and checks what must hold for every journal. */
  async function pathOf(caller: string): Promise<{ contact: Contact; path: string[]; journal: string }> {
    await until(async () => (await contactOf(caller))?.status === 'ended', 30_000);
    const contact = await contactOf(caller);
    if (!contact) throw new Error(`no contact of ${caller}`);
    const journal = await b.journal(contact.id);
    expect(journal.map(({ seq }) => seq)).toEqual(journal.map((_, seq) => seq));
    const path = describePath(journal.flatMap(({ trace }) => trace));
    return {
      contact,
      path,
      journal: JSON.stringify(
        journal.map(({ at, event }) => ({ at, ...event })),
        null,
        1,
      ),
    };
  }

  async function expectNothingLeft(): Promise<void> {
    await until(async () => (await asterisk.console('core show channels count')).includes('0 active channels'), 20_000);
    expect(await asterisk.console('bridge show all')).not.toMatch(/[0-9a-f-]{36}/);
    expect(await liveOn(b)).toBe(0);
  }

  it('goes on with the calls of a node that was killed, and gives the other one all new ones', async () => {
    // The dialplan offers calls to those only that say that they are alive, so that the first node gets all of these.
    process.kill(b.pid() ?? 0, 'SIGSTOP');
    await sleep(NOTICED_MS);
    const calls = {
      prompt: await dial('0151000001', [{ waitMs: 15_000 }, { press: '1' }]),
      key: await dial('0151000002', [...choose('4'), { waitMs: 13_000 }, { press: '1' }]),
      recording: await dial('0151000003', [...choose('2'), { speakMs: 13_000 }, { press: '#' }]),
      joined: await dial('0151000004', [...choose(`3${farEnds.answers}`), { waitMs: 12_000 }], 'hang-up'),
      left: await dial('0151000005', choose(`3${farEnds.answers}`)),
      ringing: await dial('0151000006', choose(`3${farEnds['rings-for-ever']}`)),
      late: await dial('0151000007', [...choose(`3${farEnds['answers-late']}`), { waitMs: 15_000 }], 'hang-up'),
      gone: await dial('0151000008', [...choose('4'), { waitMs: 6500 }], 'hang-up'),
    };
    await until(async () => (await a.contacts('&search=0151000007'))[0]?.node === 'operator');
    // One that was still offered to the paused node is found and taken by the other.
    await until(async () => (await liveOn(a)) === 8);
    process.kill(b.pid() ?? 0, 'SIGCONT');
    await sleep(1000);
    expect(await liveOn(b)).toBe(0);

    await a.kill();
    const killedAt = Date.now();
    // The dialplan does not know yet, so some of these wait for a dead node until the other finds them.
    const strandedFrom = ['0151000011', '0151000012', '0151000013', '0151000014'];
    const stranded = [];
    for (const from of strandedFrom) stranded.push(await dial(from, [...choose('4'), ...choose('1')]));
    await until(async () => (await liveOn(b)) >= 7, 20_000);
    const takenAfterMs = Date.now() - killedAt;
    await until(async () => (await Promise.all(strandedFrom.map(contactOf))).every((found) => found), 20_000);
    const foundAfterMs = Date.now() - killedAt;
    console.log(`taken over after ${takenAfterMs} ms, stranded calls found after ${foundAfterMs} ms`);
    const fresh = await dial('0151000015', [...choose('4'), ...choose('1')]);

    for (const caller of ['0151000004', '0151000005']) expect(await isJoined(caller), caller).toBe(true);
    await asterisk.console(`channel request hangup ${await legOf('0151000005')}`);
    // This far end rang when its node died, and answers to one that did not dial it.
    await until(() => isJoined('0151000007'));

    const outcomes = await Promise.all(
      [...Object.values(calls), ...stranded, fresh].map(async ({ done }) => (await done).answered),
    );
    expect(outcomes).not.toContain(false);

    expect((await pathOf('0151000001')).path).toContain('menu>key-1');
    expect((await pathOf('0151000002')).path).toContain('quiet>key-1');
    const recorded = await pathOf('0151000003');
    expect(recorded.path, recorded.journal).toContain('message>recorded');
    expect((await pathOf('0151000004')).contact.result).toBe('hung-up');
    expect((await pathOf('0151000005')).path).toContain('operator>ended');
    const rang = await pathOf('0151000006');
    expect(rang.path).toContain('operator>no-answer');
    expect((await pathOf('0151000007')).contact.result).toBe('hung-up');
    expect((await pathOf('0151000008')).contact.result).toBe('hung-up');
    for (const caller of [...strandedFrom, '0151000015']) expect((await pathOf(caller)).path).toContain('quiet>key-1');
    await expectNothingLeft();
  });

  it('shares calls with a node that comes back, and is not disturbed by it', async () => {
    const staying = ['0151000021', '0151000022'];
    const placed = [];
    for (const from of staying) placed.push(await dial(from, [...choose('4'), { waitMs: 17_000 }, { press: '1' }]));
    await until(async () => (await liveOn(b)) === staying.length);
    await a.start();
    let others = 0;
    await until(async () => {
      others += 1;
      placed.push(await dial(`01510001${String(others).padStart(2, '0')}`, [...choose('4'), ...choose('1')]));
      await sleep(500);
      return (await liveOn(a)) > 0;
    }, 30_000);
    expect((await Promise.all(placed.map(({ done }) => done))).every(({ hungUpOn }) => hungUpOn)).toBe(true);
    for (const from of staying) {
      const { path, contact } = await pathOf(from);
      expect(path).toContain('quiet>key-1');
      expect(contact.result).toBe('completed');
    }
    for (let other = 1; other <= others; other += 1) {
      expect((await pathOf(`01510001${String(other).padStart(2, '0')}`)).path).toContain('quiet>key-1');
    }
    await expectNothingLeft();
  });

  it('takes over at once from a node that is stopped in an orderly way', async () => {
    const callers: string[] = [];
    const placed = [];
    while ((await liveOn(a)) === 0) {
      callers.push(`0151000${200 + callers.length}`);
      placed.push(await dial(callers.at(-1) ?? '', [...choose('4'), { waitMs: 12_000 }, { press: '1' }]));
      await sleep(700);
    }
    await a.stop();
    // Nothing is offered to it any more, so this one is answered without waiting.
    const next = await dial('0151000300', [...choose('4'), ...choose('1')]);
    expect((await Promise.all([...placed, next].map(({ done }) => done))).every(({ hungUpOn }) => hungUpOn)).toBe(true);
    for (const caller of [...callers, '0151000300']) expect((await pathOf(caller)).path).toContain('quiet>key-1');
    await expectNothingLeft();
  });

  /** Asterisk's name for the far end of a caller's transfer. */
  async function legOf(caller: string): Promise<string> {
    const contact = await contactOf(caller);
    const channels = await ari<{ id: string; name: string }[]>('channels');
    return channels.find(({ id }) => id.startsWith(`${contact?.id}~`))?.name ?? '';
  }

  async function isJoined(caller: string): Promise<boolean> {
    const contact = await contactOf(caller);
    const bridges = await ari<{ channels: string[] }[]>('bridges');
    return bridges.some(({ channels }) => channels.length === 2 && channels.includes(contact?.id ?? ''));
  }

  async function ari<T>(pathname: string): Promise<T> {
    const authorization = `Basic ${btoa(`${asterisk.username}:${asterisk.password}`)}`;
    const response = await fetch(`${asterisk.url}/ari/${pathname}`, { headers: { authorization } });
    // The tests know what Asterisk answers.
    return (await response.json()) as T;
  }
});
