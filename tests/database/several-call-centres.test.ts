import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeskFacts } from '#runtime/acd/desk-port.ts';
import { conversations, leases, waits } from '#server/db/tables/index.ts';
import { addAgent, addQueue } from '../api/call-centre.ts';
import { queueFlow } from '../api/flow-documents.ts';
import { startTestServer, type TestServer } from '../api/test-server.ts';
import { type PostgresServer, startPostgresServer } from './postgres-server.ts';

const called = '+33180000001';
const PATIENCE = { timeout: 20_000 };
/** Before anything is read again without being told of. */
const SOON = { timeout: 2_500 };
let postgres: PostgresServer;
let one: TestServer;
let two: TestServer;
let agent: string;

beforeAll(async () => {
  postgres = await startPostgresServer();
  const url = await postgres.createDatabase();
  const start = () => startTestServer({ DATABASE_URL: url, LEASE_SECONDS: '3', SWITCHYARD_SAMPLES: 'false' });
  one = await start();
  await addQueue(one.services.db, '500');
  agent = await addAgent(one.services.db, '1001');
  two = await start();
  const admin = await one.as('admin');
  await admin.post('/api/flows/import', { document: queueFlow('hotline', { queue: '500' }) });
  await admin.post('/api/flows/hotline/publish', { revision: 1 });
  await admin.post('/api/did-ranges', { site: 'Paris', first: called, last: called });
  await admin.put(`/api/dids/${called}`, { flowId: 'hotline' });
});
afterAll(async () => {
  await Promise.allSettled([one?.stop(), two?.stop()]);
  await postgres?.stop();
});

async function desk(server: TestServer): Promise<DeskFacts | null> {
  server.services.desks.seen(agent);
  return server.services.desks.read(agent);
}

test('one of them distributes', async () => {
  const held = await one.services.db.select().from(leases);
  expect(held).toMatchObject([{ work: 'distribution' }]);
});

test('an agent on one server is given callers of both, and their desktop works from both', async () => {
  await two.services.desks.signIn(agent);
  for (const [callers, other] of [
    [one, two],
    [two, one],
  ] as const) {
    await expect.poll(async () => (await desk(two))?.state, PATIENCE).toBe('ready');
    const changes: string[] = [];
    const stop = other.services.desks.onChange(({ agents }) => changes.push(...agents));
    const call = callers.telephony.placeCall({ from: '+33140000001', to: called });
    await expect.poll(async () => (await desk(other))?.conversation?.phase, PATIENCE).toBe('talking');
    expect(callers.telephony.inspect(call)?.hears).toHaveLength(1);
    expect(changes).toContain(agent);
    const id = (await desk(other))?.conversation?.id ?? '';
    // The other server passes it on to the one that has the call.
    await other.services.desks.command(agent, id, { type: 'hold' });
    await expect.poll(() => callers.telephony.inspect(call)?.hears).toEqual([]);
    await expect(other.services.desks.command(agent, id, { type: 'hold' })).rejects.toThrow('not-in-that-state');
    await other.services.desks.command(agent, id, { type: 'hang-up' });
    await expect.poll(() => callers.telephony.liveCallIds(), PATIENCE).toEqual([]);
    stop();
  }
});

test('what is set on one server holds on both at once', async () => {
  const admin = await one.as('admin');
  const change = (type: 'add-queue' | 'remove-queue') =>
    admin.post('/api/agents/changes', { ids: [agent], change: { type, queue: '500' } });
  for (const server of [one, two]) {
    await expect.poll(async () => (await desk(two))?.state, PATIENCE).toBe('ready');
    expect((await change('remove-queue')).status).toBe(200);
    await expect.poll(() => server.services.desks.outlook('500').staffed, SOON).toBe(0);
    const refused = server.telephony.placeCall({ from: '+33140000003', to: called });
    await expect.poll(() => server.telephony.inspect(refused), PATIENCE).toBeNull();
    expect((await change('add-queue')).status).toBe(200);
    await expect.poll(() => server.services.desks.outlook('500').staffed, SOON).toBe(1);
    const call = server.telephony.placeCall({ from: '+33140000003', to: called });
    await expect.poll(async () => (await desk(two))?.conversation?.contactId, PATIENCE).toBe(call);
    server.telephony.hangUpFromOutside(call);
  }
});

test('when the one that distributes stops, the other goes on', async () => {
  await expect.poll(async () => (await desk(two))?.state, PATIENCE).toBe('ready');
  const owners = async () => (await two.services.db.select().from(leases)).map(({ owner }) => owner);
  const [first] = await owners();
  await one.stop();
  await expect.poll(async () => (await owners())[0] !== first && (await owners()).length === 1, PATIENCE).toBe(true);
  const call = two.telephony.placeCall({ from: '+33140000002', to: called });
  await expect.poll(async () => (await desk(two))?.conversation?.contactId, PATIENCE).toBe(call);
  two.telephony.hangUpFromOutside(call);
  await expect.poll(async () => (await desk(two))?.state, PATIENCE).toBe('ready');
  const { db } = two.services;
  expect(await db.select().from(conversations).where(sql`closed_at is null`)).toEqual([]);
  expect(await db.select().from(waits).where(sql`"end" is null`)).toEqual([]);
});
