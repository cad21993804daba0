import { beforeEach, expect, test } from 'vitest';
import { createAcdStore } from '#server/acd/acd-store.ts';
import type { Database } from '#server/db/open.ts';
import { conversations, waits } from '#server/db/tables/index.ts';
import { addAgent, addQueue } from '../api/call-centre.ts';
import { createCentre } from './call-centre-world.ts';
import { eachDatabase } from './databases.ts';
import { openMemoryDatabase } from './prepared-database.ts';

const NOW = Date.parse('2026-03-02T09:00:00Z');
const HOUR_AGO = NOW - 3_600_000;
const ago = (minutes: number) => new Date(NOW - minutes * 60_000);

eachDatabase('what a server that begins recalls', (database) => {
  let db: Database;

  beforeEach(async () => {
    db = database().db;
    await db.delete(waits);
    await db.delete(conversations);
  });

  async function waited(id: string, more: Partial<typeof waits.$inferInsert>): Promise<void> {
    const contact = { contactId: id, customer: '0140', called: '0180', campaign: '' };
    const demand = { queue: '500', medium: 'call', priority: 0, skills: [], decrement: false } as const;
    const entered = { since: more.enteredAt ?? ago(30), enteredAt: ago(30) };
    await db.insert(waits).values({ id, ...contact, ...demand, ...entered, ...more });
  }

  async function given(agent: string, minutesAgo: number, more: Partial<typeof conversations.$inferInsert> = {}) {
    const id = `${agent}-${minutesAgo}`;
    const customer = { contactId: id, customer: '0140', called: '0180', campaign: '' };
    const talk = { medium: 'call', phase: 'wrap-up', line: { type: 'browser' }, owner: '' } as const;
    await db.insert(conversations).values({
      id,
      waitId: id,
      agent,
      queue: '500',
      ...customer,
      ...talk,
      offeredAt: ago(minutesAgo),
      closedAt: ago(0),
      ...more,
    });
  }

  test('how callers waited lately, and whether they gave up', async () => {
    await waited('second', { end: 'abandoned', endedAt: ago(28), modelSeconds: 40.5, remainingSeconds: 30.5 });
    await waited('first', { end: 'answered', endedAt: ago(29), queue: '501', modelSeconds: 70 });
    await waited('still there', {});
    await waited('a message', { medium: 'voicemail', end: 'answered', endedAt: ago(1) });
    await waited('long ago', { enteredAt: ago(90), end: 'abandoned', endedAt: ago(80) });
    expect(await createAcdStore(db, { self: 'server', timeZone: 'Europe/Paris' }).readPastWaits(HOUR_AGO)).toEqual([
      { queue: '501', waitedSeconds: 60, gaveUp: false, modelSeconds: 70, remainingSeconds: 0 },
      { queue: '500', waitedSeconds: 120, gaveUp: true, modelSeconds: 40.5, remainingSeconds: 30.5 },
    ]);
  });

  test('whose turn it was, each agent once in each queue', async () => {
    await given('ana', 50);
    await given('ben', 40);
    await given('ana', 30);
    await given('ben', 20, { queue: '501' });
    await given('calls out', 10, { waitId: null });
    await given('cleo', 90);
    expect(await createAcdStore(db, { self: 'server', timeZone: 'Europe/Paris' }).readGiven(HOUR_AGO)).toEqual([
      { queue: '500', agent: 'ben' },
      { queue: '500', agent: 'ana' },
      { queue: '501', agent: 'ben' },
    ]);
  });
});

test('the next in turn is served by the next server, too', async () => {
  const database = await openMemoryDatabase();
  await addQueue(database.db, '500', { strategy: 'round-robin' });
  const agents = [await addAgent(database.db, '1001'), await addAgent(database.db, '1002')];
  const centre = createCentre({ database });
  let server = await centre.startServer();
  for (const agent of agents) await server.acd.desks.signIn(agent);

  /** @returns Who talked to the caller. */
  async function serveCaller(): Promise<string> {
    const call = centre.telephony.placeCall({ from: '0140000001', to: '0180' });
    await centre.pass(3_000);
    const desks = await Promise.all(agents.map((agent) => server.acd.desks.read(agent)));
    const served = agents.filter((_, index) => desks[index]?.conversation?.phase === 'talking');
    centre.telephony.hangUpFromOutside(call);
    await centre.pass(2_000);
    for (const agent of agents) server.acd.desks.seen(agent);
    return served.join();
  }

  const first = await serveCaller();
  expect(agents).toContain(first);
  await server.stop();
  server = await centre.startServer();
  for (const agent of agents) server.acd.desks.seen(agent);
  expect(await serveCaller()).toBe(agents.find((agent) => agent !== first));
  await server.stop();
  await database.close();
});

test('a server that begins predicts as the former one did, corrected by how waits came out', async () => {
  const database = await openMemoryDatabase();
  await addQueue(database.db, '500');
  const agent = await addAgent(database.db, '1001');
  const centre = createCentre({ database });
  let server = await centre.startServer();
  await server.acd.desks.signIn(agent);
  const calls = () => centre.telephony.placeCall({ from: '0140000001', to: '0180' });
  const predicted = () => server.acd.desks.outlook('500').predictedSeconds ?? 0;

  async function pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 10_000) {
      server.acd.desks.seen(agent);
      await centre.pass(Math.min(10_000, ms - passed), 2_000);
    }
  }

  // This talk does not end; others leave after a minute who were to be served after three, and would be even then.
  calls();
  await pass(4_000);
  const before = predicted();
  expect(before).toBeGreaterThan(0);
  for (let caller = 0; caller < 12; caller += 1) {
    const call = calls();
    await pass(60_000);
    centre.telephony.hangUpFromOutside(call);
    await pass(2_000);
  }
  const corrected = predicted();
  expect(corrected).toBeGreaterThan(before * 1.1);
  await server.stop();
  server = await centre.startServer();
  server.reconnect();
  await pass(2_000);
  expect(predicted()).toBe(corrected);
  await server.stop();
  await database.close();
});
