import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { queueFlow } from '#runtime/acd/waiting/waiting-world.ts';
import type { OutboundBehaviour } from '#runtime/telephony/simulated/simulated-telephony.ts';
import type { AgentProfile } from '#schemas/domain/agent.ts';
import type { ConversationCommand } from '#schemas/domain/conversation.ts';
import type { OpenDatabase } from '#server/db/open.ts';
import { callbacks, contacts, conversations, recordings } from '#server/db/tables/index.ts';
import { addAgent, addCampaign, addQueue } from '../api/call-centre.ts';
import { createCentre } from './call-centre-world.ts';
import { openMemoryDatabase } from './prepared-database.ts';

let database: OpenDatabase;
let centre: ReturnType<typeof createCentre>;
let server: Awaited<ReturnType<ReturnType<typeof createCentre>['startServer']>>;
/** What happens to calls to these numbers; others answer after a second. */
const outside = new Map<string, OutboundBehaviour>();
let logins = 1000;
let staff: string[] = [];

beforeAll(async () => {
  database = await openMemoryDatabase();
  await addQueue(database.db, '500');
  await addCampaign(database.db, 'sales', {
    wrapUpSeconds: 20,
    wrapUpBreak: { seconds: 5, starts: 'after-wrap-up' },
    recording: { type: 'dispositions', codes: ['sold'] },
    shownNumber: { type: 'given', number: '+33180000000' },
  });
  centre = createCentre({
    database,
    campaign: 'sales',
    ir: queueFlow({ queue: '500', waitsWithoutAgents: true }),
    outbound: ({ to }) => outside.get(to) ?? { ringMs: 1000, then: 'answer' },
  });
  server = await centre.startServer();
});
afterAll(async () => {
  expect(centre.errors).toEqual([]);
  await server.stop();
  await database.close();
});

/** Somebody who begins to work; who worked in the test before has gone home. */
async function works({ alone = true, ...profile }: Partial<AgentProfile> & { alone?: boolean } = {}): Promise<string> {
  if (alone) {
    for (const id of staff) await server.acd.desks.forceState(id, { state: 'signed-out' }).catch(() => {});
    staff = [];
  }
  logins += 1;
  const id = await addAgent(database.db, String(logins), profile);
  staff.push(id);
  await server.acd.desks.signIn(id);
  return id;
}

const phoneOf = (agent: string) => `+33199${logins - (staff.length - 1 - staff.indexOf(agent))}`;

async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 5000) {
    for (const id of staff) server.acd.desks.seen(id);
    await centre.pass(Math.min(5000, ms - passed));
  }
}

const calls = () => centre.telephony.placeCall({ from: '0140000001', to: '0180' });
const hears = (call: string) => centre.telephony.inspect(call)?.hears ?? [];
async function desk(agent: string) {
  const facts = await server.acd.desks.read(agent);
  if (facts === null) throw new Error('has never signed in');
  return facts;
}
async function command(agent: string, wanted: ConversationCommand): Promise<void> {
  const { conversation } = await desk(agent);
  await server.acd.desks.command(agent, conversation?.id ?? '', wanted);
  await centre.settle();
}
/** A caller who talks to the agent. */
async function talk(agent: string): Promise<string> {
  const call = calls();
  await pass(6000);
  expect(await desk(agent)).toMatchObject({ state: 'talking', conversation: { phase: 'talking', contactId: call } });
  return call;
}

test('the agent hears whose call it is while the caller hears the queue; then both are joined', async () => {
  const agent = await works();
  const call = calls();
  await pass(1500);
  const { conversation } = await desk(agent);
  expect(conversation).toMatchObject({ phase: 'whisper' });
  const phone = `${conversation?.id}:agent.1`;
  expect(centre.telephony.inspect(phone)?.heard).toMatchObject([{ type: 'speech', text: 'A caller' }]);
  expect(hears(call)).toEqual([]);
  expect(centre.hearsSomething(call)).toBe(true);
  await pass(4000);
  expect(hears(call)).toEqual([phone]);
  centre.telephony.hangUpFromOutside(call);
  await pass(1000);
  expect(await desk(agent)).toMatchObject({ state: 'wrap-up', conversation: { end: 'customer', phase: 'wrap-up' } });
  await pass(20_000);
  expect((await desk(agent)).state).toBe('break');
  await pass(6000);
  expect((await desk(agent)).state).toBe('ready');
});

test('who does not answer pauses, and the caller goes to the next in their place', async () => {
  const first = await works();
  outside.set(phoneOf(first), { then: 'ring' });
  const call = calls();
  await pass(2000);
  const second = await works({ alone: false });
  await pass(26_000);
  expect(await desk(first)).toMatchObject({ state: 'paused', reason: 'not-answered', conversation: null });
  expect(await desk(second)).toMatchObject({ state: 'talking', conversation: { contactId: call } });
  expect((await desk(second)).conversation?.waitedSeconds).toBeGreaterThanOrEqual(20);
  centre.telephony.hangUpFromOutside(call);
  await pass(30_000);
});

test('a pause that is asked for during a talk follows it', async () => {
  const agent = await works();
  await talk(agent);
  await server.acd.desks.setState(agent, { state: 'paused', reason: 'lunch' });
  expect(await desk(agent)).toMatchObject({ state: 'talking', next: { state: 'paused', reason: 'lunch' } });
  await command(agent, { type: 'hang-up' });
  await command(agent, { type: 'finish' });
  expect(await desk(agent)).toMatchObject({ state: 'paused', reason: 'lunch', next: null });
  await pass(5000);
});

test('a caller who cannot be passed on goes back to the queue, and is not dropped', async () => {
  const agent = await works();
  const call = await talk(agent);
  outside.set('0166', { ringMs: 3000, then: 'busy' });
  await command(agent, { type: 'transfer', to: { type: 'number', number: '0166' } });
  await pass(1000);
  expect(await desk(agent)).toMatchObject({ state: 'wrap-up', conversation: { end: 'transferred' } });
  expect(centre.hearsSomething(call)).toBe(true);
  await command(agent, { type: 'finish' });
  await pass(16_000);
  expect(await desk(agent)).toMatchObject({ state: 'talking', conversation: { contactId: call } });
  centre.telephony.hangUpFromOutside(call);
  await pass(30_000);
});

test('a caller passed on to a number talks there while the agent works on, and the flow follows', async () => {
  const agent = await works();
  const call = await talk(agent);
  outside.set('0167', { ringMs: 1000, then: 'answer', hangUpAfterMs: 60_000 });
  await command(agent, { type: 'transfer', to: { type: 'number', number: '0167' } });
  await pass(2000);
  const other = hears(call);
  expect(other).toHaveLength(1);
  await command(agent, { type: 'finish' });
  await pass(6000);
  expect((await desk(agent)).state).toBe('ready');
  expect(hears(call)).toEqual(other);
  await pass(70_000);
  const [contact] = await database.db.select().from(contacts).where(eq(contacts.id, call));
  expect(contact).toMatchObject({ status: 'ended', result: 'completed' });
});

test('a caller meant for a colleague goes to anybody when the colleague does not come', async () => {
  const agent = await works();
  const colleague = await works({ alone: false, queues: [] });
  await server.acd.desks.setState(colleague, { state: 'paused', reason: 'lunch' });
  const call = await talk(agent);
  await command(agent, { type: 'transfer', to: { type: 'agent', agent: colleague } });
  await command(agent, { type: 'finish' });
  await pass(12_000);
  expect(await desk(agent)).toMatchObject({ state: 'ready' });
  await pass(16_000);
  expect(await desk(agent)).toMatchObject({ state: 'talking', conversation: { contactId: call } });
  await command(agent, { type: 'hang-up' });
  await pass(30_000);
});

test('a colleague takes a caller over after they have talked about them', async () => {
  const agent = await works();
  const colleague = await works({ alone: false, queues: [] });
  const call = await talk(agent);
  await command(agent, { type: 'consult', to: { type: 'agent', agent: colleague } });
  await pass(2000);
  expect(await desk(colleague)).toMatchObject({ state: 'talking', conversation: null });
  expect(hears(call)).toEqual([]);
  expect(centre.hearsSomething(call)).toBe(true);
  await command(agent, { type: 'consult-complete' });
  await pass(500);
  expect(hears(call)).toHaveLength(1);
  expect((await desk(agent)).state).toBe('wrap-up');
  centre.telephony.hangUpFromOutside(call);
  await pass(2000);
  expect((await desk(colleague)).state).toBe('ready');
  await pass(30_000);
});

test('an agent calls somebody, who is tried again when they are busy', async () => {
  const agent = await works();
  outside.set('0168', { ringMs: 2000, then: 'busy' });
  const id = await server.acd.desks.callOut(agent, { to: { type: 'number', number: '0168' }, campaign: 'sales' });
  await pass(2000);
  expect(await desk(agent)).toMatchObject({ state: 'talking', conversation: { id, phase: 'dialling' } });
  await pass(3000);
  expect((await desk(agent)).conversation).toMatchObject({ phase: 'wrap-up', end: 'not-reached' });
  outside.set('0168', { ringMs: 2000, then: 'answer' });
  await command(agent, { type: 'dial' });
  await pass(5000);
  expect((await desk(agent)).conversation).toMatchObject({ phase: 'talking', end: null });
  await command(agent, { type: 'hang-up' });
  await command(agent, { type: 'finish' });
  await pass(6000);
  expect(centre.telephony.liveCallIds()).toEqual([]);
});

test('a promised call is shown, dials itself, and is done once the customer has been reached', async () => {
  const agent = await works();
  const contactId = `asked-${centre.clock.now()}`;
  const asked = { flowId: 'support', flowVersion: 1, node: 'end', lines: 1, owner: '', campaign: 'sales' };
  const at = new Date(centre.clock.now());
  await database.db
    .insert(contacts)
    .values({ id: contactId, status: 'ended', caller: '0140', called: '0180', startedAt: at, ...asked });
  const promised = { id: 'promised', effectId: 'promised', queue: '500', number: '0169', note: '', campaign: 'sales' };
  await database.db.insert(callbacks).values({ ...promised, contactId, askedAt: at });
  await pass(5000);
  expect(await desk(agent)).toMatchObject({
    state: 'reserved',
    conversation: { phase: 'preview', medium: 'callback', customer: '0169', about: 'promised' },
  });
  await pass(16_000);
  expect((await desk(agent)).conversation?.phase).toBe('talking');
  await command(agent, { type: 'hang-up' });
  await command(agent, { type: 'finish' });
  const [row] = await database.db.select().from(callbacks).where(eq(callbacks.id, 'promised'));
  expect(row).toMatchObject({ handledBy: String(logins), attempts: 0 });
  await pass(6000);
});

test('a supervisor listens, whispers and joins', async () => {
  const agent = await works();
  const supervisor = await works({ alone: false, queues: [] });
  const call = await talk(agent);
  const phone = hears(call)[0] ?? '';
  const request = { supervisor, agent, line: { type: 'number', number: '0170' } } as const;
  await server.acd.desks.monitor({ ...request, mode: 'listen' });
  await pass(2000);
  const listener = centre.telephony.liveCallIds().find((id) => id.includes(':monitor.')) ?? '';
  expect(hears(listener)).toEqual([call, phone].sort());
  expect(hears(phone)).toEqual([call]);
  await server.acd.desks.monitor({ ...request, mode: 'whisper' });
  await centre.settle();
  expect(hears(phone)).toEqual([call, listener].sort());
  expect(hears(call)).toEqual([phone]);
  await server.acd.desks.monitor({ ...request, mode: 'barge' });
  await centre.settle();
  expect(hears(call)).toEqual([phone, listener].sort());
  await server.acd.desks.stopMonitor(request);
  await centre.settle();
  expect(centre.telephony.inspect(listener)).toBeNull();
  expect(hears(call)).toEqual([phone]);
  await command(agent, { type: 'hang-up' });
  await pass(30_000);
});

test('who loses their desktop is called no more, and comes back to what they did', async () => {
  const agent = await works();
  await centre.pass(23_000, 1000);
  expect(await desk(agent)).toMatchObject({ state: 'unreachable', next: { state: 'ready' } });
  server.acd.desks.seen(agent);
  await centre.pass(2000);
  expect(await desk(agent)).toMatchObject({ state: 'ready', next: null });
  await centre.pass(330_000, 1000);
  expect((await desk(agent)).state).toBe('signed-out');
});

test('recordings are kept with the statuses that the campaign names', async () => {
  const agent = await works();
  const kept: (number | null)[] = [];
  for (const code of ['sold', 'refused']) {
    await talk(agent);
    await pass(3000);
    const id = (await desk(agent)).conversation?.id ?? '';
    await command(agent, { type: 'hang-up' });
    await database.db.update(conversations).set({ dispositionCode: code }).where(eq(conversations.id, id));
    await command(agent, { type: 'finish' });
    const [recording] = await database.db.select().from(recordings).where(eq(recordings.conversationId, id));
    expect(recording?.seconds).toBeGreaterThan(2);
    kept.push(recording?.deleteAt ? Math.round((recording.deleteAt.getTime() - centre.clock.now()) / 3_600_000) : null);
    await pass(8000);
  }
  expect(kept).toEqual([90 * 24, 1]);
});
