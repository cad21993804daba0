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

describeTelephony('two nodes on one Asterisk and one Postgres', () => {
  let postgres: PostgresServer;
  let asterisk: RunningAsterisk;
  let carrier: SippProcess;
  let a: SwitchyardProcess;
  let b: SwitchyardProcess;
  let startB: () => Promise<SwitchyardProcess>;

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
    startB = () => startNode('b', portB);
    await a.uploadAudio('beep', makeToneWav(0.4));
    await a.uploadAudio('long', makeToneWav(25));
    await a.serveFlow(longStaysFlow(), DID);
  });

  afterAll(async () => {
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
  async function pathOf(caller: string): Promise<{ contact: Contact; path: string[]; events: string[] }> {
    await until(async () => (await contactOf(caller))?.status === 'ended', 30_000);
    const contact = await contactOf(caller);
    if (!contact) throw new Error(`no contact of ${caller}`);
    const journal = await b.journal(contact.id);
    expect(journal.map(({ seq }) => seq)).toEqual(journal.map((_, seq) => seq));
    const path = describePath(journal.flatMap(({ trace }) => trace));
    return { contact, path, events: journal.map(({ event }) => event.type) };
  }

  async function expectNothingLeft(): Promise<void> {
    await until(async () => (await asterisk.console('core show channels count')).includes('0 active channels'), 20_000);
    expect(await asterisk.console('bridge show all')).not.toMatch(/[0-9a-f-]{36}/);
    expect(await liveOn(b)).toBe(0);
  }

  it('goes on with the calls of a node that was killed, and gives the other one all new ones', async () => {
    // Only one is there, so it gets every call, though the dialplan knows two.
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
    b = await startB();
    await until(async () => (await b.contacts('&status=live')).length === 8);
    await until(async () => (await contactOf('0151000007'))?.node === 'operator');
    expect(await liveOn(a)).toBe(8);
    expect(await liveOn(b)).toBe(0);

    await a.kill();
    const killedAt = Date.now();
    // The dialplan does not know yet, so this one waits for a dead node until the other finds it.
    const stranded = await dial('0151000011', [...choose('4'), ...choose('1')]);
    await until(async () => (await liveOn(b)) >= 7, 20_000);
    const takenAfterMs = Date.now() - killedAt;
    await until(async () => (await contactOf('0151000011')) !== undefined, 20_000);
    const foundAfterMs = Date.now() - killedAt;
    console.log(`taken over after ${takenAfterMs} ms, the stranded call found after ${foundAfterMs} ms`);
    const fresh = await dial('0151000012', [...choose('4'), ...choose('1')]);

    const [channel] = /PJSIP\/carrier-\S+/.exec(await legOf('0151000005')) ?? [];
    await asterisk.console(`channel request hangup ${channel}`);

    const outcomes = await Promise.all(
      [...Object.values(calls), stranded, fresh].map(async ({ done }) => (await done).answered),
    );
    expect(outcomes).not.toContain(false);

    expect((await pathOf('0151000001')).path).toContain('menu>key-1');
    expect((await pathOf('0151000002')).path).toContain('quiet>key-1');
    const recorded = await pathOf('0151000003');
    expect(recorded.path).toContain('message>recorded');
    expect((await pathOf('0151000004')).contact.result).toBe('hung-up');
    expect((await pathOf('0151000005')).path).toContain('operator>ended');
    const rang = await pathOf('0151000006');
    expect(rang.path).toContain('operator>no-answer');
    expect((await pathOf('0151000007')).contact.result).toBe('hung-up');
    expect((await pathOf('0151000008')).contact.result).toBe('hung-up');
    for (const caller of ['0151000011', '0151000012']) expect((await pathOf(caller)).path).toContain('quiet>key-1');
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

  /** What Asterisk says of the far end of a caller's transfer. */
  async function legOf(caller: string): Promise<string> {
    const contact = await contactOf(caller);
    const authorization = `Basic ${btoa(`${asterisk.username}:${asterisk.password}`)}`;
    const channels: { id: string; name: string }[] = await (
      await fetch(`${asterisk.url}/ari/channels`, { headers: { authorization } })
    ).json();
    return channels.find(({ id }) => id.startsWith(`${contact?.id}~`))?.name ?? '';
  }
});
