import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contacts, conversations, waits } from '#server/db/tables/index.ts';
import { openHall } from './call-centre-hall.ts';

let hall: Awaited<ReturnType<typeof openHall>>;

beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.close());

test('a caller who cannot be passed on goes back to the queue, and is not dropped', async () => {
  const agent = await hall.works();
  const call = await hall.talk(agent);
  hall.outside.set('0166', { ringMs: 3000, then: 'busy' });
  await hall.command(agent, { type: 'transfer', to: { type: 'number', number: '0166' } });
  await hall.pass(1000);
  expect(await hall.desk(agent)).toMatchObject({ state: 'wrap-up', conversation: { end: 'transferred' } });
  expect(hall.centre.hearsSomething(call)).toBe(true);
  await hall.command(agent, { type: 'finish' });
  await hall.pass(16_000);
  expect(await hall.desk(agent)).toMatchObject({ state: 'talking', conversation: { contactId: call } });
  hall.centre.telephony.hangUpFromOutside(call);
  await hall.pass(30_000);
});

test('a caller passed on to a number talks there while the agent works on, and the flow follows', async () => {
  const agent = await hall.works();
  const call = await hall.talk(agent);
  hall.outside.set('0167', { ringMs: 1000, then: 'answer', hangUpAfterMs: 60_000 });
  await hall.command(agent, { type: 'transfer', to: { type: 'number', number: '0167' } });
  await hall.pass(2000);
  const other = hall.hears(call);
  expect(other).toHaveLength(1);
  await hall.command(agent, { type: 'finish' });
  await hall.pass(6000);
  expect((await hall.desk(agent)).state).toBe('ready');
  expect(hall.hears(call)).toEqual(other);
  await hall.pass(70_000);
  const [contact] = await hall.database.db.select().from(contacts).where(eq(contacts.id, call));
  expect(contact).toMatchObject({ status: 'ended', result: 'completed' });
});

test('a caller meant for a colleague goes to anybody when the colleague does not come', async () => {
  const agent = await hall.works();
  const colleague = await hall.works({ alone: false, queues: [] });
  await hall.server.acd.desks.setState(colleague, { state: 'paused', reason: 'lunch' });
  const call = await hall.talk(agent);
  await hall.command(agent, { type: 'transfer', to: { type: 'agent', agent: colleague } });
  await hall.command(agent, { type: 'finish' });
  await hall.pass(12_000);
  expect(await hall.desk(agent)).toMatchObject({ state: 'ready' });
  await hall.pass(16_000);
  expect(await hall.desk(agent)).toMatchObject({ state: 'talking', conversation: { contactId: call } });
  await hall.command(agent, { type: 'hang-up' });
  await hall.pass(30_000);
});

test('a colleague takes a caller over after they have talked about them, in a conversation of their own', async () => {
  const agent = await hall.works();
  const colleague = await hall.works({ alone: false });
  await hall.server.acd.desks.setState(colleague, { state: 'paused', reason: 'lunch' });
  const call = await hall.talk(agent);
  const { id = '' } = (await hall.desk(agent)).conversation ?? {};
  const waitId = (await hall.desk(agent)).conversation?.waitId;
  await hall.command(agent, { type: 'consult', to: { type: 'agent', agent: colleague } });
  const asked = { conversationId: id, why: 'consult', conference: false } as const;
  expect((await hall.desk(colleague)).asked).toEqual({ ...asked, phase: 'ringing' });
  await hall.pass(2000);
  expect(await hall.desk(colleague)).toMatchObject({ state: 'talking', conversation: null });
  expect((await hall.desk(colleague)).asked).toEqual({ ...asked, phase: 'talking' });
  expect(hall.hears(call)).toEqual([]);
  expect(hall.centre.hearsSomething(call)).toBe(true);
  // Somebody who waits meanwhile does not come between.
  const waiting = hall.calls();
  await hall.pass(1000);
  const [theirs = ''] = hall.centre.telephony.liveCallIds().filter((callId) => callId.includes(':other.'));
  await hall.command(agent, { type: 'consult-complete' });
  await hall.pass(500);
  expect(hall.hears(call)).toEqual([theirs]);
  expect((await hall.desk(agent)).state).toBe('wrap-up');
  expect(await hall.desk(colleague)).toMatchObject({
    state: 'talking',
    asked: null,
    conversation: { phase: 'talking', contactId: call, waitId, campaign: 'sales', customer: '0140000001' },
  });
  expect(hall.hears(waiting)).toEqual([]);
  await hall.pass(30_000);
  expect(await hall.desk(agent)).toMatchObject({ state: 'talking', conversation: { contactId: waiting } });
  await hall.command(agent, { type: 'hang-up' });

  await hall.command(colleague, { type: 'hang-up' });
  expect(await hall.desk(colleague)).toMatchObject({ state: 'wrap-up', conversation: { end: 'agent' } });
  await hall.command(colleague, { type: 'finish' });
  // Back to the pause out of which they were asked.
  expect(await hall.desk(colleague)).toMatchObject({ state: 'paused', reason: 'lunch', conversation: null });
  const kept = await hall.database.db.select().from(conversations).where(eq(conversations.contactId, call));
  const talks = kept.map(({ agent: who, end, answeredAt }) => ({ who, end, talked: answeredAt !== null }));
  expect(talks.sort((one, other) => (one.who === agent ? -1 : other.who === agent ? 1 : 0))).toEqual([
    { who: agent, end: 'transferred', talked: true },
    { who: colleague, end: 'agent', talked: true },
  ]);
  const [wait] = await hall.database.db.select().from(waits).where(eq(waits.contactId, call));
  expect(wait).toMatchObject({ end: 'answered', agent, conversationId: kept.find(({ id: one }) => one !== id)?.id });
  await hall.pass(30_000);
  const [contact] = await hall.database.db.select().from(contacts).where(eq(contacts.id, call));
  expect(contact).toMatchObject({ status: 'ended', result: 'completed' });
});

test('a colleague who goes leaves the caller with the agent', async () => {
  const agent = await hall.works();
  const colleague = await hall.works({ alone: false, queues: [] });
  const call = await hall.talk(agent);
  await hall.command(agent, { type: 'consult', to: { type: 'agent', agent: colleague } });
  const { conversationId = '' } = (await hall.desk(colleague)).asked ?? {};
  const leave = () => hall.server.acd.desks.command(colleague, conversationId, { type: 'leave' });
  await hall.pass(2000);
  await hall.command(agent, { type: 'conference' });
  expect((await hall.desk(colleague)).asked).toMatchObject({ conference: true });
  await leave();
  await hall.pass(500);
  expect(await hall.desk(colleague)).toMatchObject({ state: 'ready', asked: null });
  expect(hall.hears(call)).toHaveLength(1);
  await expect(leave()).rejects.toMatchObject({ code: 'no-such-conversation' });
  await expect(hall.server.acd.desks.command(agent, conversationId, { type: 'leave' })).rejects.toMatchObject({
    code: 'no-such-conversation',
  });
  await hall.command(agent, { type: 'hang-up' });
  await hall.pass(30_000);
});

test('a colleague goes on with a caller although the server dies as they are passed on', async () => {
  const agent = await hall.works();
  const colleague = await hall.works({ alone: false, queues: [] });
  const call = await hall.talk(agent);
  await hall.command(agent, { type: 'consult', to: { type: 'agent', agent: colleague } });
  await hall.pass(2000);
  await hall.command(agent, { type: 'consult-complete' });
  await hall.killServer();
  await hall.pass(2000);
  expect(await hall.desk(colleague)).toMatchObject({
    state: 'talking',
    conversation: { contactId: call, phase: 'talking' },
  });
  expect(hall.hears(call)).toHaveLength(1);
  await hall.command(agent, { type: 'finish' });
  await hall.command(colleague, { type: 'transfer', to: { type: 'queue', queue: '500' } });
  await hall.command(colleague, { type: 'finish' });
  await hall.pass(12_000);
  expect(await hall.desk(agent)).toMatchObject({ state: 'talking', conversation: { contactId: call } });
  await hall.command(agent, { type: 'hang-up' });
  await hall.pass(30_000);
});

test('a customer whom an agent has called is passed on to a colleague, at once or after a word', async () => {
  const agent = await hall.works();
  const colleague = await hall.works({ alone: false });
  const party = { type: 'agent', agent: colleague } as const;
  for (const how of ['transfer', 'consult'] as const) {
    await hall.server.acd.desks.callOut(agent, { to: { type: 'number', number: '0171' }, campaign: 'sales' });
    await hall.pass(4000);
    const [customer = ''] = hall.centre.telephony.liveCallIds().filter((callId) => callId.includes(':customer.'));
    await hall.command(agent, { type: how, to: party });
    expect((await hall.desk(colleague)).asked).toMatchObject({ why: how, phase: 'ringing' });
    expect(hall.centre.hearsSomething(customer)).toBe(true);
    await hall.pass(2000);
    if (how === 'consult') await hall.command(agent, { type: 'consult-complete' });
    await hall.pass(500);
    expect(await hall.desk(agent)).toMatchObject({ state: 'wrap-up', conversation: { end: 'transferred' } });
    expect(await hall.desk(colleague)).toMatchObject({
      state: 'talking',
      conversation: {
        phase: 'talking',
        medium: 'outgoing',
        customer: '0171',
        campaign: 'sales',
        queue: '',
      },
    });
    expect(hall.hears(customer)).toHaveLength(1);
    await hall.command(agent, { type: 'finish' });
    await hall.command(colleague, { type: 'hang-up' });
    await hall.command(colleague, { type: 'finish' });
    await hall.pass(6000);
    expect(hall.centre.telephony.liveCallIds()).toEqual([]);
  }
});

test('a customer whom an agent has called is back with them where the colleague does not come', async () => {
  const agent = await hall.works();
  const colleague = await hall.works({ alone: false });
  hall.outside.set(hall.phoneOf(colleague), { then: 'ring' });
  await hall.server.acd.desks.callOut(agent, { to: { type: 'number', number: '0172' }, campaign: 'sales' });
  await hall.pass(4000);
  await hall.command(agent, { type: 'transfer', to: { type: 'agent', agent: colleague } });
  const [customer = ''] = hall.centre.telephony.liveCallIds().filter((callId) => callId.includes(':customer.'));
  await hall.pass(19_000);
  expect(hall.centre.hearsSomething(customer)).toBe(true);
  const { asked } = await hall.desk(colleague);
  await hall.server.acd.desks.command(colleague, asked?.conversationId ?? '', { type: 'leave' });
  await hall.pass(3000);
  expect(await hall.desk(agent)).toMatchObject({ state: 'talking', conversation: { phase: 'talking', end: null } });
  expect(hall.hears(customer)).toHaveLength(1);
  await hall.command(agent, { type: 'hang-up' });
  await hall.command(agent, { type: 'finish' });
  await hall.pass(6000);
});
