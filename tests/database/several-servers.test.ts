import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { liveMessage } from '#schemas/api/contacts.ts';
import { selectRows } from '#server/db/rows.ts';
import { greetingFlow } from '../api/flow-documents.ts';
import { startTestServer, type TestServer } from '../api/test-server.ts';
import { type PostgresServer, startPostgresServer } from './postgres-server.ts';

const called = '+33180000001';
let postgres: PostgresServer;
let url = '';
let one: TestServer;
let two: TestServer;

beforeAll(async () => {
  postgres = await startPostgresServer();
  url = await postgres.createDatabase();
  // Both at once on an empty database: only one of them may migrate, create the first account and load the samples.
  const start = () => startTestServer({ DATABASE_URL: url, LEASE_SECONDS: '3' });
  [one, two] = await Promise.all([start(), start()]);
  const admin = await one.as('admin');
  await admin.post('/api/flows/import', { document: greetingFlow('greeting') });
  await admin.post('/api/flows/greeting/publish', { revision: 1 });
  await admin.post('/api/did-ranges', { site: 'Paris', first: called, last: called });
  await admin.put(`/api/dids/${called}`, { flowId: 'greeting' });
});
afterAll(async () => {
  await Promise.allSettled([one?.stop(), two?.stop()]);
  await postgres?.stop();
});

test('two servers that start together make one installation', async () => {
  const admin = await two.as('admin');
  const { body } = await admin.get('/api/flows');
  const ids = body.flows.map(({ id }: { id: string }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toContain('support-line');
  const accounts = await selectRows(one.services.db, sql`select login from users where login = 'admin'`, z.unknown());
  expect(accounts).toHaveLength(1);
  expect((await admin.get('/api/system')).body.database).toBe('postgres');
});

test('a call on one server is seen live on the other, and can be hung up there', async () => {
  const supervisor = await two.as('supervisor');
  const socket = new WebSocket(`ws://127.0.0.1:${two.port}/api/live`, { headers: { cookie: supervisor.cookie } });
  const seen: string[] = [];
  socket.on('message', (data) => {
    const message = liveMessage.parse(JSON.parse(String(data)));
    if (message.type === 'contact') seen.push(`${message.contact.id} ${message.contact.status}`);
  });
  await new Promise((resolve) => socket.on('open', resolve));
  const id = one.telephony.placeCall({ from: '+33140000001', to: called });
  await expect.poll(() => seen).toContain(`${id} live`);
  expect((await supervisor.post(`/api/contacts/${id}/hang-up`)).status).toBe(204);
  await expect.poll(() => seen).toContain(`${id} ended`);
  socket.close();
});

test('what is live on one server is live on the other at once, and so is what follows from its moment on', async () => {
  const admin = await one.as('admin');
  const aliases = '/api/flows/greeting/aliases';
  const { summary, document } = (await admin.get('/api/flows/greeting')).body;
  const changed = { revision: summary.revision, document: { ...document, description: 'changed' } };
  const { revision } = (await admin.put('/api/flows/greeting/draft', changed)).body.summary;
  await admin.post('/api/flows/greeting/publish', { revision });
  const versionOfNextCall = async () => {
    const id = two.telephony.placeCall({ from: '+33140000003', to: called });
    const contact = async () => (await admin.get(`/api/contacts/${id}`)).body.contact;
    await expect.poll(async () => (await contact())?.flowVersion).toBeDefined();
    return (await contact()).flowVersion;
  };
  expect(await versionOfNextCall()).toBe(2);
  await admin.put(`${aliases}/live`, { version: 1 });
  expect(await versionOfNextCall()).toBe(1);
  const startsAt = new Date(Date.now() + 3000).toISOString();
  expect((await admin.put(`${aliases}/next`, { version: 2, startsAt })).status).toBe(200);
  expect(await versionOfNextCall()).toBe(1);
  await expect.poll(() => Date.now() > Date.parse(startsAt), { timeout: 10_000 }).toBe(true);
  expect(await versionOfNextCall()).toBe(2);
  // The servers look every few seconds; one of them puts the lists in step.
  const published = async () => (await admin.get('/api/flows/greeting')).body.summary.publishedVersion;
  await expect.poll(published, { timeout: 20_000 }).toBe(2);
});

test('a comment made on one server reaches pages of the other', async () => {
  const supervisor = await two.as('supervisor');
  const socket = new WebSocket(`ws://127.0.0.1:${two.port}/api/live`, { headers: { cookie: supervisor.cookie } });
  const seen: string[] = [];
  socket.on('message', (data) => {
    const message = liveMessage.parse(JSON.parse(String(data)));
    if (message.type === 'comments') seen.push(message.flowId);
  });
  await new Promise((resolve) => socket.on('open', resolve));
  await (await one.as('designer')).post('/api/flows/greeting/comments', { node: 'greet', text: 'Hello?' });
  await expect.poll(() => seen).toEqual(['greeting']);
  socket.close();
});

test('contacts of a server that stops are taken over at once', async () => {
  const id = one.telephony.placeCall({ from: '+33140000002', to: called });
  const admin = await two.as('admin');
  await expect.poll(async () => (await admin.get(`/api/contacts/${id}`)).status).toBe(200);
  await one.stop({ graceMs: 0 });
  // The call itself went with the simulated world of the first server; the second one finds out and closes the contact.
  const status = async () => (await admin.get(`/api/contacts/${id}`)).body.contact.status;
  await expect.poll(status, { timeout: 15_000 }).toBe('ended');
});
