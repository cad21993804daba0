import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeskFacts } from '#runtime/acd/desk-port.ts';
import { agentSpans, conversations, waits } from '#server/db/tables/index.ts';
import { addAgent, addCampaign, addQueue } from './call-centre.ts';
import { queueFlow } from './flow-documents.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const called = '+33180000001';
let server: TestServer;
let agent: string;
let colleague: string;

beforeAll(async () => {
  server = await startTestServer({ SWITCHYARD_SAMPLES: 'false' });
  const { db } = server.services;
  await addQueue(db, '500');
  await addCampaign(db, 'sales', { wrapUpSeconds: 60 });
  agent = await addAgent(db, '1001');
  colleague = await addAgent(db, '1002', { queues: [] });
  const admin = await server.as('admin');
  await admin.post('/api/flows/import', { document: queueFlow('hotline', { queue: '500' }) });
  const published = await admin.post('/api/flows/hotline/publish', { revision: 1 });
  expect(published.body.issues ?? []).toEqual([]);
  await admin.post('/api/did-ranges', { site: 'Paris', first: called, last: called });
  await admin.put(`/api/dids/${called}`, { flowId: 'hotline' });
});
afterAll(() => server.stop());

const desks = () => server.services.desks;

async function facts(of = agent): Promise<DeskFacts> {
  const found = await desks().read(of);
  if (found === null) throw new Error('has never signed in');
  return found;
}

async function untilState(state: string, of = agent): Promise<DeskFacts> {
  await expect.poll(async () => (await facts(of)).state, { timeout: 10_000 }).toBe(state);
  return facts(of);
}

test('a caller is given to an agent, talks, and the flow goes on when the agent hangs up', async () => {
  await desks().signIn(agent);
  expect(await facts()).toMatchObject({ state: 'ready', phoneReachable: true, conversation: null });
  const call = server.telephony.placeCall({ from: '+33140000001', to: called });
  const talking = await untilState('talking');
  await expect.poll(async () => (await facts()).conversation?.phase).toBe('talking');
  const { conversation } = talking;
  if (conversation === null) throw new Error('there is a conversation');
  expect(conversation).toMatchObject({ medium: 'call', queue: '500', customer: '+33140000001', contactId: call });
  expect(server.telephony.inspect(call)?.hears).toEqual([`${conversation.id}:agent.1`]);

  await desks().command(agent, conversation.id, { type: 'hang-up' });
  await untilState('ready');
  await expect.poll(() => server.telephony.liveCallIds()).toEqual([]);
  const { db } = server.services;
  const [row] = await db.select().from(conversations).where(eq(conversations.id, conversation.id));
  expect(row).toMatchObject({ phase: 'over', end: 'agent', owner: '' });
  const [wait] = await db.select().from(waits).where(eq(waits.contactId, call));
  expect(wait).toMatchObject({ end: 'answered', agent, conversationId: conversation.id });
  const spans = await db.select().from(agentSpans).where(eq(agentSpans.userId, agent)).orderBy(agentSpans.id);
  expect(spans.map(({ state }) => state)).toEqual(['ready', 'ringing', 'talking', 'ready']);
  expect(spans.filter(({ endedAt }) => endedAt === null)).toHaveLength(1);
});

test('hold, consultation and conference leave nobody in silence', async () => {
  await desks().signIn(colleague);
  const call = server.telephony.placeCall({ from: '+33140000002', to: called });
  await expect.poll(async () => (await facts()).conversation?.phase, { timeout: 10_000 }).toBe('talking');
  const id = (await facts()).conversation?.id ?? '';
  const hears = () => server.telephony.inspect(call)?.hears;
  await desks().command(agent, id, { type: 'hold' });
  await expect.poll(hears).toEqual([]);
  await desks().command(agent, id, { type: 'resume' });
  await expect.poll(hears).toHaveLength(1);
  await desks().command(agent, id, { type: 'consult', to: { type: 'agent', agent: colleague } });
  await untilState('talking', colleague);
  await desks().command(agent, id, { type: 'conference' });
  await expect.poll(hears).toHaveLength(2);
  await expect(desks().command(agent, id, { type: 'hold' })).rejects.toThrow('not-in-that-state');
  server.telephony.hangUpFromOutside(call);
  await untilState('ready');
  await untilState('ready', colleague);
  await expect.poll(() => server.telephony.liveCallIds()).toEqual([]);
});
