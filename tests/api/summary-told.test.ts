import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { addAgent, addQueue } from './call-centre.ts';
import { greetingFlow } from './flow-documents.ts';
import { startTestServer, type TestClient, type TestServer } from './test-server.ts';

let server: TestServer;
let admin: TestClient & { cookie: string };
let socket: WebSocket;
let agent: string;
let told = 0;

beforeAll(async () => {
  server = await startTestServer({ SWITCHYARD_SAMPLES: 'false' });
  admin = await server.as('admin');
  await addQueue(server.services.db, '500');
  agent = await addAgent(server.services.db, '1001');
  socket = new WebSocket(`ws://127.0.0.1:${server.port}/api/live`, { headers: { cookie: admin.cookie } });
  socket.on('message', (data) => {
    if (JSON.parse(String(data)).type === 'installation') told += 1;
  });
  await new Promise((resolve) => socket.once('open', resolve));
});
afterAll(async () => {
  socket?.terminate();
  await server?.stop();
});

/** Whether open pages hear of something before they hear of what is done after it. */
async function isTold(change: () => Promise<unknown>): Promise<boolean> {
  const before = told;
  await change();
  return expect
    .poll(() => told, { timeout: 3_000 })
    .toBeGreaterThan(before)
    .then(
      () => true,
      () => false,
    );
}

const week = Array.from({ length: 7 }, () => []);
const office = { name: 'Office', timeZone: 'Europe/Paris', week };

test.each<[string, () => Promise<unknown>]>([
  ['of opening hours', () => admin.post('/api/schedules', office)],
  ['of dispositions', () => admin.post('/api/disposition-groups', { name: 'Usual', currency: 'EUR', statuses: [] })],
  ['of numbers', () => admin.post('/api/did-ranges', { site: 'Paris', first: '+33180000001', last: '+33180000009' })],
  ['of flows that come', () => admin.post('/api/flows/import', { document: greetingFlow('hello') })],
  ['of flows that are published', () => admin.post('/api/flows/hello/publish', { revision: 1 })],
  ['of queues', () => addQueue(server.services.db, '501')],
  ['of agents who begin to work', () => server.services.desks.signIn(agent)],
  ['of those who end it', () => server.services.desks.setState(agent, { state: 'signed-out' })],
  ['of those who begin again', () => server.services.desks.signIn(agent)],
])('pages that show the summary of a campaign are told %s', async (_, change) => {
  expect(await isTold(change)).toBe(true);
});

test('they are not told of each step in the work of an agent', async () => {
  await server.services.desks.setState(agent, { state: 'ready' });
  // What came of the tests before has arrived by then.
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await isTold(() => server.services.desks.setState(agent, { state: 'paused', reason: '' }))).toBe(false);
});
