import { isNull, ne } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#server/db/open.ts';
import { audio, contacts, conversations, waits } from '#server/db/tables/index.ts';
import { addAgent, addQueue } from '../api/call-centre.ts';
import { queueFlow } from '../api/flow-documents.ts';
import { startTestServer, type TestServer } from '../api/test-server.ts';
import { type PostgresServer, startPostgresServer } from './postgres-server.ts';

const called = '+33180000001';
const PATIENCE = { timeout: 60_000 };
/** Several things are waited for one after the other. */
const RESTART_TIMEOUT_MS = 240_000;
/** Longer than a lease, so that this server is taken for gone when the database is back. */
const AWAY_MS = 8_000;
let postgres: PostgresServer;
let url: string;
let server: TestServer;
let agent: string;

beforeAll(async () => {
  postgres = await startPostgresServer();
  url = await postgres.createDatabase();
  server = await startTestServer({ DATABASE_URL: url, LEASE_SECONDS: '6', SWITCHYARD_SAMPLES: 'false' });
  const { db } = server.services;
  await addQueue(db, '500');
  agent = await addAgent(db, '1001');
  const music = { id: 'music', name: 'Music', source: 'music.wav', seconds: 30, wav: new Uint8Array(1), bytes: 1 };
  await db.insert(audio).values({ ...music, hash: 'hash', createdAt: new Date(), createdBy: 'admin' });
  const admin = await server.as('admin');
  const document = queueFlow('hotline', { queue: '500' });
  const waiting = [{ type: 'audio', audio: { en: 'music', fr: 'music' } }];
  for (const node of document.nodes) {
    if (node.kind === 'enter-queue') Object.assign(node.config, { waiting, waitsWithoutAgents: true });
  }
  await admin.post('/api/flows/import', { document });
  expect((await admin.post('/api/flows/hotline/publish', { revision: 1 })).status).toBe(201);
  await admin.post('/api/did-ranges', { site: 'Paris', first: called, last: called });
  await admin.put(`/api/dids/${called}`, { flowId: 'hotline' });
});
afterAll(async () => {
  await server?.stop();
  await postgres?.stop();
});

const calls = () => server.telephony.placeCall({ from: '+33140000001', to: called });
const lastHeard = (call: string) => server.telephony.inspect(call)?.heard.at(-1);
const talksTo = (call: string) => (server.telephony.inspect(call)?.hears.length ?? 0) > 0;

async function desk() {
  server.services.desks.seen(agent);
  return server.services.desks.read(agent);
}

test(
  'callers hear their music while the database restarts, and are served afterwards',
  async () => {
    await server.services.desks.signIn(agent);
    const talking = calls();
    await expect.poll(async () => (await desk())?.conversation?.phase, PATIENCE).toBe('talking');
    const waiting = calls();
    await expect.poll(() => lastHeard(waiting), PATIENCE).toMatchObject({ type: 'audio', audio: 'music' });

    await postgres.halt();
    const arriving = calls();
    await new Promise((resolve) => setTimeout(resolve, AWAY_MS / 2));
    expect(talksTo(talking)).toBe(true);
    expect(lastHeard(waiting)).toMatchObject({ type: 'audio', audio: 'music' });
    expect(server.telephony.inspect(arriving)).toMatchObject({ answered: false });
    // Nobody can write down that the agent has left, nor find their next caller.
    const phone = server.telephony.liveCallIds().find((id) => id.endsWith(':agent.1')) ?? '';
    server.telephony.hangUpFromOutside(phone);
    await new Promise((resolve) => setTimeout(resolve, AWAY_MS / 2));
    expect(lastHeard(talking)).toEqual({ type: 'tone', tone: 'ringing' });
    expect(lastHeard(waiting)).toMatchObject({ type: 'audio', audio: 'music' });
    await postgres.startAgain();

    await expect.poll(async () => (await desk())?.conversation?.contactId, PATIENCE).toBe(waiting);
    await expect.poll(() => talksTo(waiting), PATIENCE).toBe(true);
    await expect.poll(() => server.telephony.inspect(talking), PATIENCE).toBeNull();
    await expect.poll(() => lastHeard(arriving), PATIENCE).toMatchObject({ type: 'audio', audio: 'music' });
    server.telephony.hangUpFromOutside(waiting);
    await expect.poll(async () => (await desk())?.conversation?.contactId, PATIENCE).toBe(arriving);
    await expect.poll(() => talksTo(arriving), PATIENCE).toBe(true);
    server.telephony.hangUpFromOutside(arriving);

    const { db } = server.services;
    const open = async () => [
      ...(await db.select({ id: contacts.id }).from(contacts).where(ne(contacts.status, 'ended'))),
      ...(await db.select({ id: waits.id }).from(waits).where(isNull(waits.end))),
      ...(await db.select({ id: conversations.id }).from(conversations).where(isNull(conversations.closedAt))),
    ];
    await expect.poll(open, PATIENCE).toEqual([]);
    await expect.poll(async () => (await desk())?.state, PATIENCE).toBe('ready');
    const ends = (await db.select().from(waits).orderBy(waits.enteredAt)).map(({ end }) => end);
    expect(ends).toEqual(['answered', 'answered', 'answered']);
  },
  RESTART_TIMEOUT_MS,
);

test('what servers tell each other arrives again after the database has restarted', async () => {
  const database = await openDatabase({ url });
  const heard: string[] = [];
  let gaps = 0;
  await database.listen(
    (text) => heard.push(text),
    () => {
      gaps += 1;
    },
  );
  await postgres.halt();
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  await postgres.startAgain();
  await expect
    .poll(async () => {
      await database.notify('hello').catch(() => {});
      return heard.includes('hello');
    }, PATIENCE)
    .toBe(true);
  expect(gaps).toBeGreaterThan(0);
  await database.close();
});
