import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { type LiveMessage, liveMessage } from '#schemas/api/contacts.ts';
import { type AgentProfile, NEW_AGENT_PROFILE } from '#schemas/domain/agent.ts';
import { agentProfiles, callbacks, recordings, voicemails } from '#server/db/tables/index.ts';
import { addAgent, addQueue } from './call-centre.ts';
import { queueFlow } from './flow-documents.ts';
import { startTestServer, type TestClient, type TestServer } from './test-server.ts';

let server: TestServer;
let admin: TestClient & { cookie: string };
/** Sees the agents of the north, who serve queue 500; queue 600 is served in the south. */
let supervisor: TestClient & { cookie: string };
let supervisorId: string;
let north: string;
let south: string;
let near: string;
let far: string;
const sockets: WebSocket[] = [];
let atWork: NodeJS.Timeout;
const soon = { timeout: 20_000 };

beforeAll(async () => {
  server = await startTestServer({ SWITCHYARD_SAMPLES: 'false' });
  const { db } = server.services;
  admin = await server.as('admin');
  supervisor = await server.as('supervisor');
  supervisorId = (await supervisor.get('/api/session')).body.user.id;
  await addQueue(db, '500');
  await addQueue(db, '600');
  north = await addAgent(db, '1001', { memberOf: ['north'] });
  south = await addAgent(db, '1002', { memberOf: ['south'], queues: ['500', '600'] });
  await giveProfile({});
  await admin.post('/api/did-ranges', { site: 'Paris', first: '+33180000500', last: '+33180000600' });
  for (const queue of ['500', '600']) {
    await admin.post('/api/flows/import', { document: queueFlow(`hotline-${queue}`, { queue }) });
    await admin.post(`/api/flows/hotline-${queue}/publish`, { revision: 1 });
    await admin.put(`/api/dids/+33180000${queue}`, { flowId: `hotline-${queue}` });
  }
  // Somebody who is not ready: callers wait.
  for (const agent of [north, south]) {
    await server.services.desks.signIn(agent);
    await server.services.desks.setState(agent, { state: 'paused', reason: '' });
  }
  // However slow the machine is, they are at their desks.
  atWork = setInterval(() => {
    for (const agent of [north, south]) server.services.desks.seen(agent);
  }, 2_000);
  near = server.telephony.placeCall({ from: '+33140000001', to: '+33180000500' });
  far = server.telephony.placeCall({ from: '+33140000002', to: '+33180000600' });
  const waits = () => ['500', '600'].map((queue) => server.services.desks.waiting(queue).calls);
  await vi.waitFor(() => expect(waits()).toEqual([1, 1]), soon);
});
afterAll(async () => {
  clearInterval(atWork);
  for (const socket of sockets) socket.terminate();
  await server?.stop();
});

async function giveProfile(more: Partial<AgentProfile>): Promise<void> {
  const profile: AgentProfile = {
    ...NEW_AGENT_PROFILE,
    supervision: ['boards', 'reports', 'recordings', 'change-state'],
    supervises: ['north'],
    ...more,
  };
  await server.services.db
    .insert(agentProfiles)
    .values({ userId: supervisorId, profile })
    .onConflictDoUpdate({ target: agentProfiles.userId, set: { profile } });
}

async function callersSeenBy(client: TestClient): Promise<string[]> {
  const { body } = await client.get('/api/contacts');
  return body.contacts.map(({ caller }: { caller: string }) => caller).sort();
}

async function idOf(caller: string): Promise<string> {
  return (await admin.get(`/api/contacts?search=${caller.slice(1)}`)).body.contacts[0].id;
}

/** What a page of contacts that watches one of them is told. */
function openPage(cookie: string, watched: string): LiveMessage[] {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/api/live`, { headers: { cookie } });
  sockets.push(socket);
  const told: LiveMessage[] = [];
  socket.on('open', () => socket.send(JSON.stringify({ type: 'watch', contactId: watched, after: -1 })));
  socket.on('message', (text) => told.push(liveMessage.parse(JSON.parse(String(text)))));
  return told;
}

test('contacts of other queues are neither listed nor found, whichever way they are asked for', async () => {
  expect(await callersSeenBy(admin)).toEqual(['+33140000001', '+33140000002']);
  expect(await callersSeenBy(supervisor)).toEqual(['+33140000001']);
  const [seen, hidden] = [await idOf('+33140000001'), await idOf('+33140000002')];
  await server.services.db
    .insert(recordings)
    .values([seen, hidden].map((contactId) => ({ contactId, id: 'said', seconds: 1, wav: new Uint8Array(100) })));
  for (const part of ['', '/journal', '/export', '/machine', '/recordings/said']) {
    expect((await supervisor.get(`/api/contacts/${seen}${part}`)).status).toBe(200);
    expect((await supervisor.get(`/api/contacts/${hidden}${part}`)).status).toBe(404);
    expect((await admin.get(`/api/contacts/${hidden}${part}`)).status).toBe(200);
  }
  expect((await supervisor.post(`/api/contacts/${hidden}/hang-up`)).status).toBe(404);
  const { body } = await supervisor.get(`/api/journals?contacts=${seen},${hidden}`);
  expect(body.journals.map(({ entries }: { entries: unknown[] }) => entries.length > 0)).toEqual([true, false]);
});

test('open pages are told of the contacts that they may show', async () => {
  const [seen, hidden] = [await idOf('+33140000001'), await idOf('+33140000002')];
  const limited = openPage(supervisor.cookie, hidden);
  const whole = openPage(admin.cookie, hidden);
  await expect.poll(() => whole.map(({ type }) => type), soon).toEqual(['journal']);
  server.telephony.hangUpFromOutside(far);
  const ended = (told: LiveMessage[]) =>
    told.flatMap((message) =>
      message.type === 'contact' && message.contact.status === 'ended' ? message.contact.id : [],
    );
  await expect.poll(() => ended(whole), soon).toContain(hidden);
  server.telephony.hangUpFromOutside(near);
  await expect.poll(() => ended(limited), soon).toContain(seen);
  expect(limited.filter(({ type }) => type !== 'contact')).toEqual([]);
  expect(ended(limited)).toEqual([seen]);
});

test('promised calls and messages are those of their queues and agents', async () => {
  const { db } = server.services;
  const [contactId, at] = [await idOf('+33140000001'), new Date()];
  const promise = { note: '', contactId, askedAt: at };
  await db.insert(callbacks).values([
    { ...promise, id: 'near', effectId: 'near', queue: '500', number: '1' },
    { ...promise, id: 'far', effectId: 'far', queue: '600', number: '2' },
    { ...promise, id: 'ours', effectId: 'ours', queue: '600', number: '3', agent: north },
    { ...promise, id: 'theirs', effectId: 'theirs', queue: '500', number: '4', agent: south },
  ]);
  const message = { contactId, recordingId: 'said', seconds: 1, leftAt: at };
  await db.insert(voicemails).values([
    { ...message, id: 'near', effectId: 'near', box: '500' },
    { ...message, id: 'far', effectId: 'far', box: '600' },
  ]);
  const idsOf = (list: { id: string }[]) => list.map(({ id }) => id).sort();
  const promised = (await supervisor.get('/api/callbacks')).body;
  expect([promised.total, idsOf(promised.callbacks)]).toEqual([2, ['near', 'ours']]);
  const left = (await supervisor.get('/api/voicemails')).body;
  expect([left.total, idsOf(left.voicemails)]).toEqual([1, ['near']]);
  expect((await admin.get('/api/voicemails')).body.total).toBe(2);

  const plan = { at: new Date(Date.now() + 3_600_000).toISOString() };
  for (const id of ['far', 'theirs']) {
    expect((await supervisor.put(`/api/callbacks/${id}`, plan)).status).toBe(404);
    expect((await supervisor.put(`/api/callbacks/${id}/handled`, { handled: true })).status).toBe(404);
    expect((await supervisor.delete(`/api/callbacks/${id}`)).status).toBe(404);
  }
  expect((await supervisor.get('/api/voicemails/far/sound')).status).toBe(404);
  expect((await supervisor.put('/api/voicemails/far/handled', { handled: true })).status).toBe(404);
  expect((await supervisor.get('/api/voicemails/near/sound')).status).toBe(200);
  expect((await supervisor.put('/api/voicemails/near/handled', { handled: true })).status).toBe(200);
  expect((await supervisor.put('/api/callbacks/ours/handled', { handled: true })).status).toBe(200);
  // Nobody is given any of them later on.
  for (const id of ['near', 'far', 'theirs']) await admin.put(`/api/callbacks/${id}/handled`, { handled: true });
  await admin.put('/api/voicemails/far/handled', { handled: true });
});

test('a call in which an agent talks is ended by who may do so, and sees the agent', async () => {
  const { desks } = server.services;
  const talkTo = async (agent: string, from: string) => {
    server.telephony.placeCall({ from, to: '+33180000500' });
    await desks.setState(agent, { state: 'ready' });
    await expect.poll(async () => (await desks.read(agent))?.conversation?.phase, soon).toBe('talking');
    return `/api/contacts/${await idOf(from)}/hang-up`;
  };
  // The queue is shared: the call is seen, but not the agent.
  const theirs = await talkTo(south, '+33140000003');
  expect((await supervisor.post(theirs)).status).toBe(404);
  const ours = await talkTo(north, '+33140000004');
  await giveProfile({ supervision: ['boards'] });
  expect((await supervisor.post(ours)).body.code).toBe('right-missing');
  await giveProfile({});
  expect((await supervisor.post(ours)).status).toBe(204);
  expect((await admin.post(theirs)).status).toBe(204);
});

test('a report on an agent of others tells nothing, also of a shared queue', async () => {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date());
  const offeredTo = async (client: TestClient, agent: string) => {
    const { body } = await client.get(`/api/reports/summary?from=${day}&to=${day}&agent=${agent}`);
    return body.report.totals.offered;
  };
  await expect.poll(() => offeredTo(admin, south), soon).toBe(1);
  expect(await offeredTo(supervisor, south)).toBe(0);
  expect(await offeredTo(supervisor, north)).toBe(1);
});
