import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Desk, type DeskMessage, deskMessage } from '#schemas/api/desk.ts';
import { NEW_AGENT_PROFILE } from '#schemas/domain/agent.ts';
import { agentProfiles, callbacks, dids, flows, pauseReasons, voicemails } from '#server/db/tables/index.ts';
import { addCampaign, addDispositions, status } from './agent-work.ts';
import { addQueue } from './call-centre.ts';
import { queueFlow } from './flow-documents.ts';
import { startTestServer, type TestClient, type TestServer } from './test-server.ts';

const called = '+33180000001';
let server: TestServer;
let agent: TestClient & { cookie: string };
const sockets: WebSocket[] = [];

beforeAll(async () => {
  server = await startTestServer({ SWITCHYARD_SAMPLES: 'false' });
  const { db } = server.services;
  await addQueue(db, '500');
  await db.insert(pauseReasons).values({ id: 'lunch', name: 'Lunch', position: 1 });
  await addCampaign(server.services, 'support', {
    general: { queue: '500', wrapUpSeconds: 300 },
    customers: { dispositions: 'sales' },
  });
  await addDispositions(server.services, {
    group: 'sales',
    at: new Date(Date.now() - 3_600_000),
    statuses: [status('SALE', { category: 'positive' })],
  });
  const admin = await server.as('admin');
  await admin.post('/api/flows/import', { document: queueFlow('campaign-support', { queue: '500' }) });
  const published = await admin.post('/api/flows/campaign-support/publish', { revision: 1 });
  expect(published.body.issues ?? []).toEqual([]);
  await admin.post('/api/did-ranges', { site: 'Paris', first: called, last: called });
  await db.update(flows).set({ campaignId: 'support' }).where(eq(flows.id, 'campaign-support'));
  await db.update(dids).set({ campaignId: 'support' });
  agent = await server.as('agent');
  await db.insert(agentProfiles).values({
    userId: await idOf(agent),
    profile: {
      ...NEW_AGENT_PROFILE,
      queues: ['500'],
      line: { type: 'number', number: '+33199001001' },
      rights: ['call-out'],
    },
  });
});
afterAll(() => server.stop());
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.terminate();
});

async function idOf(client: TestClient): Promise<string> {
  return (await client.get('/api/session')).body.user.id;
}

/** An open desktop, with all that it was told. */
function openDesktop(headers: Record<string, string> = { cookie: agent.cookie }) {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/api/desk/live`, { headers });
  sockets.push(socket);
  const told: DeskMessage[] = [];
  const closed = new Promise<number>((resolve) => {
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    socket.on('close', resolve);
  });
  socket.on('error', () => {});
  socket.on('message', (text) => told.push(deskMessage.parse(JSON.parse(String(text)))));
  const latest = (): Desk | undefined =>
    told.flatMap((message) => (message.type === 'desk' ? [message.desk] : [])).at(-1);
  return { told, closed, latest };
}

test('a desktop is for agents who are signed in, on pages of our own', async () => {
  expect(await openDesktop({}).closed).toBe(401);
  expect(await openDesktop({ cookie: (await server.as('admin')).cookie }).closed).toBe(403);
  expect(await openDesktop({ cookie: (await server.as('designer')).cookie }).closed).toBe(403);
  expect(await openDesktop({ cookie: agent.cookie, origin: 'https://elsewhere.example' }).closed).toBe(403);
});

test('who has no profile is told so, and a phone needs a telephone system', async () => {
  const { status: code, body } = await (await server.as('admin')).get('/api/desk');
  expect([code, body.code]).toEqual([403, 'no-agent-profile']);
  expect((await agent.post('/api/phone')).body.code).toBe('no-phone-system');
});

test('before work begins nothing can be done but to begin', async () => {
  const { desk } = (await agent.get('/api/desk')).body;
  expect(desk).toMatchObject({
    state: { state: 'signed-out', next: null },
    line: { type: 'number', number: '+33199001001' },
    conversation: null,
    queues: [{ id: '500', name: 'Queue 500', waiting: 0 }],
    pauseReasons: [{ id: 'lunch', name: 'Lunch' }],
    today: { conversations: 0, signedInSeconds: 0 },
  });
  const early = await agent.post('/api/desk/state', { state: 'ready' });
  expect([early.status, early.body.code]).toEqual([409, 'not-signed-in-as-agent']);
  expect((await agent.post('/api/desk/conversations/none/commands', { command: { type: 'hold' } })).body.code).toBe(
    'no-such-conversation',
  );
});

test('a pause has a reason, unless there are none to choose from', async () => {
  const { db } = server.services;
  await agent.post('/api/desk/sign-in', {});
  const pause = () => agent.post('/api/desk/state', { state: 'paused', reason: '' });
  expect((await pause()).body.issues[0]).toMatchObject({ path: ['reason'], rule: 'unknown-reason' });
  const reasons = await db.delete(pauseReasons).returning();
  expect((await pause()).body.desk.state).toMatchObject({ state: 'paused', reason: '' });
  await db.insert(pauseReasons).values(reasons);
  await agent.post('/api/desk/state', { state: 'signed-out' });
});

test('an agent works a call from beginning to end, and every desktop shows the same', async () => {
  const desktop = openDesktop();
  await expect.poll(() => desktop.latest()?.state.state).toBe('signed-out');
  await agent.post('/api/desk/sign-in', {});
  expect((await agent.post('/api/desk/state', { state: 'paused', reason: 'nap' })).body.issues[0]).toMatchObject({
    path: ['reason'],
    rule: 'unknown-reason',
  });
  const paused = await agent.post('/api/desk/state', { state: 'paused', reason: 'lunch' });
  expect(paused.body.desk.state).toMatchObject({ state: 'paused', reason: 'lunch' });
  await agent.post('/api/desk/state', { state: 'ready' });
  await expect.poll(() => desktop.latest()?.state.state).toBe('ready');

  const call = server.telephony.placeCall({ from: '+33140000001', to: called });
  await expect.poll(() => desktop.latest()?.conversation?.phase, { timeout: 15_000 }).toBe('talking');
  const second = openDesktop();
  await expect.poll(() => second.latest()?.conversation?.phase).toBe('talking');
  const conversation = second.latest()?.conversation;
  expect(conversation).toMatchObject({
    contactId: call,
    customer: '+33140000001',
    campaign: 'support',
    campaignName: 'Campaign support',
  });
  const id = conversation?.id ?? '';
  const { details } = (await agent.get(`/api/conversations/${id}`)).body;
  expect(details.dispositions.statuses[0]).toMatchObject({ code: 'SALE' });
  expect((await agent.post(`/api/conversations/${id}/disposition`, { code: 'SALE' })).status).toBe(200);
  await expect.poll(() => desktop.latest()?.conversation?.disposition?.code).toBe('SALE');

  const held = await agent.post(`/api/desk/conversations/${id}/commands`, { command: { type: 'hold' } });
  expect(held.body.desk.conversation.held).toBe(true);
  await agent.post(`/api/desk/conversations/${id}/commands`, { command: { type: 'hang-up' } });
  await expect.poll(() => desktop.latest()?.conversation?.phase).toBe('wrap-up');
  expect(desktop.latest()?.conversation?.disposition).toMatchObject({ code: 'SALE' });
  await agent.post(`/api/desk/conversations/${id}/commands`, { command: { type: 'finish' } });
  await expect.poll(() => [desktop.latest()?.conversation, second.latest()?.conversation]).toEqual([null, null]);
  expect(desktop.latest()?.today).toMatchObject({ conversations: 1, positive: 1, argued: 1, notAnswered: 0 });
  const late = await agent.post(`/api/desk/conversations/${id}/commands`, { command: { type: 'hold' } });
  expect(late.body.code).toBe('no-such-conversation');
  await agent.post('/api/desk/state', { state: 'signed-out' });
  await expect.poll(() => desktop.latest()?.state.state).toBe('signed-out');
});

test('what is somebody else’s cannot be taken, nor called for', async () => {
  const { db } = server.services;
  const row = { effectId: 'x', number: '+33140000009', note: '', contactId: '' };
  await db.insert(callbacks).values({ ...row, id: 'theirs', queue: '501' });
  await db
    .insert(voicemails)
    .values({ id: 'v', effectId: 'v', box: '501', contactId: '', recordingId: 'r', seconds: 1 });
  for (const body of [
    { medium: 'callback', id: 'theirs' },
    { medium: 'voicemail', id: 'v' },
    { medium: 'voicemail', id: 'none' },
  ]) {
    expect((await agent.post('/api/desk/take', body)).body.code).toBe('not-found');
  }
  const to = { type: 'number', number: '0140000009' };
  expect((await agent.post('/api/desk/calls', { to, campaign: 'unknown' })).body.issues[0]).toMatchObject({
    path: ['campaign'],
    rule: 'unknown-campaign',
  });
  expect((await agent.post('/api/desk/calls', { to })).body.code).toBe('not-signed-in-as-agent');
});

test('whom a customer can be passed on to is listed', async () => {
  const { agents, queues, campaigns } = (await agent.get('/api/desk/parties')).body;
  expect(agents).toEqual([]);
  expect(queues).toEqual([{ id: '500', name: 'Queue 500', waiting: 0, ready: 0 }]);
  expect(campaigns).toEqual([{ id: 'support', name: 'Campaign support' }]);
});
