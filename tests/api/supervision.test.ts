import { and, eq, like } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type BoardAgent, boardMessage, type SupervisionBoard } from '#schemas/api/supervision.ts';
import { type AgentProfile, NEW_AGENT_PROFILE } from '#schemas/domain/agent.ts';
import { agentProfiles, audit, pauseReasons } from '#server/db/tables/index.ts';
import { addAgent, addCampaign, addQueue } from './call-centre.ts';
import { queueFlow } from './flow-documents.ts';
import { startTestServer, type TestClient, type TestServer } from './test-server.ts';

const called = '+33180000001';
let server: TestServer;
let admin: TestClient & { cookie: string };
let supervisor: TestClient & { cookie: string };
let supervisorId: string;
/** In the supervisor's group, and in another one. */
let own: string;
let foreign: string;
const sockets: WebSocket[] = [];
/** Boards are told of changes once a second. */
const soon = { timeout: 15_000 };

beforeAll(async () => {
  server = await startTestServer({ SWITCHYARD_SAMPLES: 'false' });
  const { db } = server.services;
  await addQueue(db, '500');
  await addQueue(db, '600');
  await addCampaign(db, 'support', { queue: '500' });
  await addCampaign(db, 'sales', { queue: '600' });
  await db.insert(pauseReasons).values({ id: 'lunch', name: 'Lunch', position: 1, limitMinutes: 30 });
  own = await addAgent(db, '1001', { memberOf: ['north'] });
  foreign = await addAgent(db, '1002', { memberOf: ['south'], queues: ['600'] });
  admin = await server.as('admin');
  supervisor = await server.as('supervisor');
  supervisorId = (await supervisor.get('/api/session')).body.user.id;
  await admin.post('/api/flows/import', { document: queueFlow('hotline', { queue: '500' }) });
  await admin.post('/api/flows/hotline/publish', { revision: 1 });
  await admin.post('/api/did-ranges', { site: 'Paris', first: called, last: called });
  await admin.put(`/api/dids/${called}`, { flowId: 'hotline' });
});
afterAll(() => server.stop());
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.terminate();
});

async function giveProfile(more: Partial<AgentProfile>): Promise<void> {
  const profile: AgentProfile = {
    ...NEW_AGENT_PROFILE,
    line: { type: 'number', number: '+33199009999' },
    supervision: ['boards', 'listen', 'whisper', 'barge', 'change-state'],
    supervises: ['north'],
    ...more,
  };
  const row = { userId: supervisorId, profile };
  await server.services.db
    .insert(agentProfiles)
    .values(row)
    .onConflictDoUpdate({ target: agentProfiles.userId, set: { profile } });
}

async function boardOf(client: TestClient): Promise<SupervisionBoard> {
  const { status, body } = await client.get('/api/supervision/board');
  expect(status).toBe(200);
  return body.board;
}

const names = (list: readonly { id: string }[]) => list.map(({ id }) => id);
const agentOn = (board: SupervisionBoard | undefined, id: string): BoardAgent | undefined =>
  board?.agents.find((one) => one.id === id);

function openBoard(cookie: string) {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/api/supervision/live`, { headers: { cookie } });
  sockets.push(socket);
  const told: SupervisionBoard[] = [];
  const closed = new Promise<number>((resolve) => {
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    socket.on('close', resolve);
  });
  socket.on('error', () => {});
  socket.on('message', (text) => told.push(boardMessage.parse(JSON.parse(String(text))).board));
  return { told, closed, latest: () => told.at(-1) };
}

test('a supervisor without a profile sees queues and nobody at work', async () => {
  await server.services.desks.signIn(own);
  await server.services.desks.signIn(foreign);
  const board = await boardOf(supervisor);
  expect(names(board.queues)).toEqual(['500', '600']);
  expect(board.agents).toEqual([]);
  expect((await supervisor.post(`/api/supervision/agents/${own}/monitor`, { mode: 'listen' })).body.code).toBe(
    'right-missing',
  );
  expect(names((await boardOf(admin)).agents).sort()).toEqual([own, foreign].sort());
});

test('with groups, a supervisor sees their agents, the queues of these and the campaigns of those', async () => {
  await giveProfile({});
  const board = await boardOf(supervisor);
  expect(names(board.agents)).toEqual([own]);
  expect(names(board.queues)).toEqual(['500']);
  expect(names(board.campaigns)).toEqual(['support']);
  expect(board.queues[0]).toMatchObject({ staffed: 1, ready: 1, waiting: 0, predictedSeconds: 0 });
  const hidden = await supervisor.post(`/api/supervision/agents/${foreign}/state`, {
    state: 'paused',
    reason: 'lunch',
  });
  expect([hidden.status, hidden.body.code]).toEqual([404, 'not-found']);
});

test('boards are for those who have the right, signed in', async () => {
  expect(await openBoard('').closed).toBe(401);
  expect(await openBoard((await server.as('agent')).cookie).closed).toBe(403);
  await giveProfile({ supervision: ['listen'] });
  expect(await openBoard(supervisor.cookie).closed).toBe(403);
  expect((await supervisor.get('/api/supervision/board')).body.code).toBe('right-missing');
  await giveProfile({});
});

test('a supervisor sees a call as it goes on, listens, whispers, joins in and leaves', async () => {
  const { telephony } = server;
  const open = openBoard(supervisor.cookie);
  await expect.poll(() => agentOn(open.latest(), own)?.state.state, soon).toBe('ready');
  const call = telephony.placeCall({ from: '+33140000001', to: called });
  await expect.poll(() => agentOn(open.latest(), own)?.conversation?.phase, soon).toBe('talking');
  const conversation = agentOn(open.latest(), own)?.conversation;
  expect(conversation).toMatchObject({ customer: '+33140000001', queue: '500', monitors: [] });
  const agentCall = `${conversation?.id}:agent.1`;
  const hears = (callId: string) => telephony.inspect(callId)?.hears ?? [];
  const monitoring = () => telephony.liveCallIds().filter((id) => id.startsWith(`${conversation?.id}:monitor`));

  expect((await supervisor.post(`/api/supervision/agents/${own}/monitor`, { mode: 'listen' })).status).toBe(204);
  await expect.poll(monitoring, soon).toHaveLength(1);
  const [monitor = ''] = monitoring();
  await expect.poll(() => [...hears(monitor)].sort(), soon).toEqual([agentCall, call].sort());
  expect(hears(call)).toEqual([agentCall]);
  await expect
    .poll(() => agentOn(open.latest(), own)?.conversation?.monitors, soon)
    .toMatchObject([{ userId: supervisorId, mode: 'listen', connected: true }]);

  await supervisor.post(`/api/supervision/agents/${own}/monitor`, { mode: 'whisper' });
  await expect.poll(() => hears(agentCall), soon).toContain(monitor);
  expect(hears(call)).toEqual([agentCall]);
  await supervisor.post(`/api/supervision/agents/${own}/monitor`, { mode: 'barge' });
  await expect.poll(() => hears(call), soon).toContain(monitor);
  expect((await supervisor.post(`/api/supervision/agents/${own}/stop-monitor`)).status).toBe(204);
  await expect.poll(monitoring, soon).toEqual([]);
  expect(hears(call)).toEqual([agentCall]);

  expect((await supervisor.post(`/api/supervision/agents/${own}/hang-up`)).status).toBe(204);
  await expect.poll(() => agentOn(open.latest(), own)?.conversation ?? null, soon).toBe(null);
  const board = open.latest();
  expect(board?.queues[0]?.today).toEqual({ offered: 1, answered: 1, abandoned: 0, inTime: 1 });
  expect(agentOn(board, own)?.today).toMatchObject({ conversations: 1, notAnswered: 0 });
  const noted = await server.services.db
    .select({ action: audit.action })
    .from(audit)
    .where(and(eq(audit.entityId, own), like(audit.action, 'supervision.%')))
    .orderBy(audit.id);
  expect(noted.map(({ action }) => action)).toEqual([
    'supervision.listen',
    'supervision.whisper',
    'supervision.barge',
    'supervision.hang-up',
  ]);
});

test('each right is needed for its own, and nobody listens without a phone', async () => {
  await giveProfile({ supervision: ['boards', 'listen'] });
  const send = async (path: string, body: object) =>
    (await supervisor.post(`/api/supervision/agents/${own}/${path}`, body)).body.code;
  expect(await send('monitor', { mode: 'barge' })).toBe('right-missing');
  expect(await send('monitor', { mode: 'listen' })).toBe('not-in-that-state');
  expect(await send('state', { state: 'ready' })).toBe('right-missing');
  expect(await send('hang-up', {})).toBe('right-missing');
  const listen = await admin.post(`/api/supervision/agents/${own}/monitor`, { mode: 'listen' });
  expect(listen.body.code).toBe('no-agent-profile');
  await giveProfile({});
});

test('a supervisor changes a state and signs an agent out', async () => {
  const change = (body: object) => supervisor.post(`/api/supervision/agents/${own}/state`, body);
  expect((await change({ state: 'paused', reason: 'nap' })).body.issues[0]).toMatchObject({ rule: 'unknown-reason' });
  expect((await change({ state: 'paused', reason: 'lunch' })).status).toBe(204);
  expect(agentOn(await boardOf(supervisor), own)?.state).toMatchObject({ state: 'paused', reason: 'lunch' });
  expect((await change({ state: 'ready' })).status).toBe(204);
  expect((await change({ state: 'signed-out' })).status).toBe(204);
  expect(agentOn(await boardOf(supervisor), own)?.state.state).toBe('signed-out');
  expect((await change({ state: 'ready' })).body.code).toBe('not-in-that-state');
});

test('a caller who gives up is told apart from one who was answered', async () => {
  await server.services.desks.setState(foreign, { state: 'signed-out' });
  const open = openBoard(admin.cookie);
  await server.services.desks.signIn(own);
  await server.services.desks.setState(own, { state: 'paused', reason: 'lunch' });
  const call = server.telephony.placeCall({ from: '+33140000003', to: called });
  await expect.poll(() => open.latest()?.queues[0]?.waiting, soon).toBe(1);
  expect(open.latest()?.queues[0]?.longestSince).not.toBeNull();
  server.telephony.hangUpFromOutside(call);
  await expect.poll(() => open.latest()?.queues[0]?.waiting, soon).toBe(0);
  await expect
    .poll(() => open.latest()?.queues[0]?.today, soon)
    .toEqual({ offered: 2, answered: 1, abandoned: 1, inTime: 1 });
});
