import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { queueFlow } from '#runtime/acd/waiting/waiting-world.ts';
import type { OutboundBehaviour } from '#runtime/telephony/simulated/simulated-telephony.ts';
import type { AgentProfile } from '#schemas/domain/agent.ts';
import type { ConversationCommand } from '#schemas/domain/conversation.ts';
import type { OpenDatabase } from '#server/db/open.ts';
import { callbacks, contacts, conversations, recordings, waits } from '#server/db/tables/index.ts';
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

test('a colleague takes a caller over after they have talked about them, in a conversation of their own', async () => {
  const agent = await works();
  const colleague = await works({ alone: false });
  await server.acd.desks.setState(colleague, { state: 'paused', reason: 'lunch' });
  const call = await talk(agent);
  const { id = '' } = (await desk(agent)).conversation ?? {};
  const waitId = (await desk(agent)).conversation?.waitId;
  await command(agent, { type: 'consult', to: { type: 'agent', agent: colleague } });
  const asked = { conversationId: id, why: 'consult', conference: false } as const;
  expect((await desk(colleague)).asked).toEqual({ ...asked, phase: 'ringing' });
  await pass(2000);
  expect(await desk(colleague)).toMatchObject({ state: 'talking', conversation: null });
  expect((await desk(colleague)).asked).toEqual({ ...asked, phase: 'talking' });
  expect(hears(call)).toEqual([]);
  expect(centre.hearsSomething(call)).toBe(true);
  // Somebody who waits meanwhile does not come between.
  const waiting = calls();
  await pass(1000);
  const [theirs = ''] = centre.telephony.liveCallIds().filter((callId) => callId.includes(':other.'));
  await command(agent, { type: 'consult-complete' });
  await pass(500);
  expect(hears(call)).toEqual([theirs]);
  expect((await desk(agent)).state).toBe('wrap-up');
  expect(await desk(colleague)).toMatchObject({
    state: 'talking',
    asked: null,
    conversation: { phase: 'talking', contactId: call, waitId, campaign: 'sales', customer: '0140000001' },
  });
  expect(hears(waiting)).toEqual([]);
  await pass(30_000);
  expect(await desk(agent)).toMatchObject({ state: 'talking', conversation: { contactId: waiting } });
  await command(agent, { type: 'hang-up' });

  await command(colleague, { type: 'hang-up' });
  expect(await desk(colleague)).toMatchObject({ state: 'wrap-up', conversation: { end: 'agent' } });
  await command(colleague, { type: 'finish' });
  // Back to the pause out of which they were asked.
  expect(await desk(colleague)).toMatchObject({ state: 'paused', reason: 'lunch', conversation: null });
  const kept = await database.db.select().from(conversations).where(eq(conversations.contactId, call));
  const talks = kept.map(({ agent: who, end, answeredAt }) => ({ who, end, talked: answeredAt !== null }));
  expect(talks.sort((one, other) => (one.who === agent ? -1 : other.who === agent ? 1 : 0))).toEqual([
    { who: agent, end: 'transferred', talked: true },
    { who: colleague, end: 'agent', talked: true },
  ]);
  const [wait] = await database.db.select().from(waits).where(eq(waits.contactId, call));
  expect(wait).toMatchObject({ end: 'answered', agent, conversationId: kept.find(({ id: one }) => one !== id)?.id });
  await pass(30_000);
  const [contact] = await database.db.select().from(contacts).where(eq(contacts.id, call));
  expect(contact).toMatchObject({ status: 'ended', result: 'completed' });
});

test('a colleague who goes leaves the caller with the agent', async () => {
  const agent = await works();
  const colleague = await works({ alone: false, queues: [] });
  const call = await talk(agent);
  await command(agent, { type: 'consult', to: { type: 'agent', agent: colleague } });
  const { conversationId = '' } = (await desk(colleague)).asked ?? {};
  const leave = () => server.acd.desks.command(colleague, conversationId, { type: 'leave' });
  await pass(2000);
  await command(agent, { type: 'conference' });
  expect((await desk(colleague)).asked).toMatchObject({ conference: true });
  await leave();
  await pass(500);
  expect(await desk(colleague)).toMatchObject({ state: 'ready', asked: null });
  expect(hears(call)).toHaveLength(1);
  await expect(leave()).rejects.toMatchObject({ code: 'no-such-conversation' });
  await expect(server.acd.desks.command(agent, conversationId, { type: 'leave' })).rejects.toMatchObject({
    code: 'no-such-conversation',
  });
  await command(agent, { type: 'hang-up' });
  await pass(30_000);
});

test('a colleague goes on with a caller although the server dies as they are passed on', async () => {
  const agent = await works();
  const colleague = await works({ alone: false, queues: [] });
  const call = await talk(agent);
  await command(agent, { type: 'consult', to: { type: 'agent', agent: colleague } });
  await pass(2000);
  await command(agent, { type: 'consult-complete' });
  await server.kill();
  server = await centre.startServer();
  server.reconnect();
  for (const id of staff) server.acd.desks.seen(id);
  await pass(2000);
  expect(await desk(colleague)).toMatchObject({
    state: 'talking',
    conversation: { contactId: call, phase: 'talking' },
  });
  expect(hears(call)).toHaveLength(1);
  await command(agent, { type: 'finish' });
  await command(colleague, { type: 'transfer', to: { type: 'queue', queue: '500' } });
  await command(colleague, { type: 'finish' });
  await pass(12_000);
  expect(await desk(agent)).toMatchObject({ state: 'talking', conversation: { contactId: call } });
  await command(agent, { type: 'hang-up' });
  await pass(30_000);
});

test('a customer whom an agent has called is passed on to a colleague, at once or after a word', async () => {
  const agent = await works();
  const colleague = await works({ alone: false });
  const party = { type: 'agent', agent: colleague } as const;
  const queue = { type: 'queue', queue: '500' } as const;
  for (const { how, to } of [
    { how: 'transfer', to: party },
    { how: 'consult', to: party },
    { how: 'transfer', to: queue },
  ] as const) {
    await server.acd.desks.callOut(agent, { to: { type: 'number', number: '0171' }, campaign: 'sales' });
    await pass(4000);
    const [customer = ''] = centre.telephony.liveCallIds().filter((callId) => callId.includes(':customer.'));
    await command(agent, { type: how, to });
    expect((await desk(colleague)).asked).toMatchObject({ why: how, phase: 'ringing' });
    expect(centre.hearsSomething(customer)).toBe(true);
    await pass(2000);
    if (how === 'consult') await command(agent, { type: 'consult-complete' });
    await pass(500);
    expect(await desk(agent)).toMatchObject({ state: 'wrap-up', conversation: { end: 'transferred' } });
    expect(await desk(colleague)).toMatchObject({
      state: 'talking',
      conversation: {
        phase: 'talking',
        medium: 'outgoing',
        customer: '0171',
        campaign: 'sales',
        queue: to === queue ? '500' : '',
      },
    });
    expect(hears(customer)).toHaveLength(1);
    await command(agent, { type: 'finish' });
    await command(colleague, { type: 'hang-up' });
    await command(colleague, { type: 'finish' });
    await pass(6000);
    expect(centre.telephony.liveCallIds()).toEqual([]);
  }
});

test('a customer whom an agent has called stays with them where nobody can take them over', async () => {
  const agent = await works();
  const colleague = await works({ alone: false });
  const queue = { type: 'queue', queue: '500' } as const;
  await server.acd.desks.setState(colleague, { state: 'paused', reason: 'lunch' });
  await server.acd.desks.callOut(agent, { to: { type: 'number', number: '0172' }, campaign: 'sales' });
  await pass(4000);
  await expect(command(agent, { type: 'transfer', to: queue })).rejects.toMatchObject({ code: 'nobody-ready' });
  expect(await desk(colleague)).toMatchObject({ state: 'paused', asked: null });

  await server.acd.desks.setState(colleague, { state: 'ready' });
  outside.set(phoneOf(colleague), { then: 'ring' });
  await command(agent, { type: 'transfer', to: queue });
  const [customer = ''] = centre.telephony.liveCallIds().filter((callId) => callId.includes(':customer.'));
  await pass(19_000);
  expect(centre.hearsSomething(customer)).toBe(true);
  const { asked } = await desk(colleague);
  await server.acd.desks.command(colleague, asked?.conversationId ?? '', { type: 'leave' });
  await pass(3000);
  expect(await desk(agent)).toMatchObject({ state: 'talking', conversation: { phase: 'talking', end: null } });
  expect(hears(customer)).toHaveLength(1);
  await command(agent, { type: 'hang-up' });
  await command(agent, { type: 'finish' });
  await pass(6000);
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
