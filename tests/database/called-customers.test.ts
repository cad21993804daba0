import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contacts, conversations, flowReferences, journal, waits } from '#server/db/tables/index.ts';
import { openHall } from './call-centre-hall.ts';

const QUEUE = { type: 'transfer', to: { type: 'queue', queue: '500' } } as const;

let hall: Awaited<ReturnType<typeof openHall>>;

beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.close());

/** An agent talks with a customer whom they have called, and a colleague of theirs is in a pause. */
async function callsOut(number: string) {
  const agent = await hall.works();
  const colleague = await hall.works({ alone: false });
  await hall.server.acd.desks.setState(colleague, { state: 'paused', reason: 'lunch' });
  await hall.server.acd.desks.callOut(agent, { to: { type: 'number', number }, campaign: 'sales' });
  await hall.pass(4000);
  const { conversation } = await hall.desk(agent);
  const isCustomer = (callId: string) => callId.startsWith(`${conversation?.id}:customer.`);
  const customer = hall.centre.telephony.liveCallIds().find(isCustomer) ?? '';
  expect(conversation).toMatchObject({ phase: 'talking', customer: number });
  return { agent, colleague, customer, conversation };
}

async function contactOf(customer: string) {
  const [contact] = await hall.database.db.select().from(contacts).where(eq(contacts.id, customer));
  return contact;
}

const waitsOf = (customer: string) =>
  hall.database.db.select().from(waits).where(eq(waits.contactId, customer)).orderBy(waits.enteredAt);

const isReady = (agent: string) => hall.server.acd.desks.setState(agent, { state: 'ready' });

/** The colleague has the customer, in a conversation as of any caller of the queue. */
async function expectTalk(colleague: string, customer: string): Promise<void> {
  expect(await hall.desk(colleague)).toMatchObject({
    state: 'talking',
    asked: null,
    conversation: { medium: 'call', phase: 'talking', contactId: customer, campaign: 'sales', queue: '500' },
  });
  expect(hall.hears(customer)).toHaveLength(1);
}

/** Everybody goes, and nothing is left over. */
async function close(agent: string, colleague: string): Promise<void> {
  await hall.command(agent, { type: 'finish' }).catch(() => {});
  await hall.command(colleague, { type: 'hang-up' });
  await hall.command(colleague, { type: 'finish' });
  await hall.pass(6000);
  expect(hall.centre.telephony.liveCallIds()).toEqual([]);
}

test('a customer whom an agent has called waits in a queue as callers do, until somebody is there', async () => {
  const { agent, colleague, customer, conversation } = await callsOut('0181');
  await hall.command(agent, QUEUE);
  expect(await hall.desk(agent)).toMatchObject({
    state: 'wrap-up',
    conversation: { phase: 'wrap-up', end: 'transferred' },
  });
  await hall.pass(500);
  expect(hall.hears(customer)).toEqual([]);
  expect(hall.centre.hearsSomething(customer)).toBe(true);
  expect(await contactOf(customer)).toMatchObject({
    kind: 'called',
    status: 'live',
    campaign: 'sales',
    caller: '0181',
    called: '+33180000000',
    flowId: 'waiting_500_sales',
    node: 'queue',
  });
  const [wait] = await waitsOf(customer);
  expect(wait).toMatchObject({ medium: 'call', queue: '500', campaign: 'sales', customer: '0181', end: null });
  expect(wait?.since.getTime(), 'since they answered').toBe(conversation?.answeredAt);
  expect(hall.server.acd.desks.waiting('500')).toMatchObject({ calls: 1 });
  await hall.command(agent, { type: 'finish' });
  await hall.server.acd.desks.setState(agent, { state: 'paused', reason: 'lunch' });
  await hall.pass(30_000);
  expect(hall.centre.hearsSomething(customer)).toBe(true);

  await isReady(colleague);
  await hall.pass(3000);
  await expectTalk(colleague, customer);
  expect((await hall.desk(colleague)).conversation).toMatchObject({ customer: '0181', called: '+33180000000' });
  await close(agent, colleague);
  expect(await contactOf(customer)).toMatchObject({ status: 'ended', result: 'completed' });
  expect(await waitsOf(customer)).toMatchObject([{ end: 'answered', agent: colleague }]);
  const lines = await hall.database.db.select().from(journal).where(eq(journal.contactId, customer));
  expect(lines.map(({ event }) => event.type)).toEqual(['contact.started', 'queue.agent-ended']);
  const [first] = await hall.database.db
    .select()
    .from(conversations)
    .where(eq(conversations.id, conversation?.id ?? ''));
  expect(first).toMatchObject({ medium: 'outgoing', end: 'transferred', owner: '' });
  const kept = hall.database.db.select().from(flowReferences).where(eq(flowReferences.flowId, 'waiting_500_sales'));
  expect(await kept, 'keeps no queue from being deleted').toEqual([]);
});

test('somebody who is ready in the queue gets the customer at once', async () => {
  const { agent, colleague, customer } = await callsOut('0182');
  await isReady(colleague);
  await hall.command(agent, QUEUE);
  await hall.pass(3000);
  await expectTalk(colleague, customer);
  await close(agent, colleague);
});

test('a customer who hangs up while they wait has given up', async () => {
  const { agent, customer } = await callsOut('0183');
  await hall.command(agent, QUEUE);
  await hall.pass(5000);
  hall.centre.telephony.hangUpFromOutside(customer);
  await hall.pass(1000);
  expect(await contactOf(customer)).toMatchObject({ status: 'ended', result: 'hung-up' });
  expect(await waitsOf(customer)).toMatchObject([{ end: 'abandoned' }]);
  expect(hall.server.acd.desks.waiting('500')).toMatchObject({ calls: 0 });
  await hall.command(agent, { type: 'finish' });
});

test.each([
  [
    'just before',
    async (hangUp: () => void, pass: () => Promise<void>) => {
      hangUp();
      await pass().catch(() => {});
    },
  ],
  [
    'just after',
    async (hangUp: () => void, pass: () => Promise<void>) => {
      const passed = pass();
      hangUp();
      await passed.catch(() => {});
    },
  ],
  [
    'a moment after',
    async (hangUp: () => void, pass: () => Promise<void>) => {
      const passed = pass();
      await new Promise(setImmediate);
      hangUp();
      await passed.catch(() => {});
    },
  ],
])('a customer who hangs up %s they are passed on waits for nobody', async (_, order) => {
  const { agent, customer } = await callsOut('0184');
  const hangUp = () => hall.centre.telephony.hangUpFromOutside(customer);
  await order(hangUp, () => hall.command(agent, QUEUE));
  await hall.pass(1000);
  expect((await hall.desk(agent)).state).toBe('wrap-up');
  expect((await contactOf(customer))?.status ?? 'ended').toBe('ended');
  expect((await waitsOf(customer)).every(({ end }) => end !== null)).toBe(true);
  expect(hall.server.acd.desks.waiting('500')).toMatchObject({ calls: 0 });
  await hall.command(agent, { type: 'finish' });
});

test('a customer who is on hold, or was passed on before, waits as well', async () => {
  const { agent, colleague, customer } = await callsOut('0185');
  await hall.command(agent, { type: 'hold' });
  await hall.command(agent, QUEUE);
  await hall.command(agent, { type: 'finish' });
  await hall.server.acd.desks.setState(agent, { state: 'paused', reason: 'lunch' });
  await hall.pass(500);
  await isReady(colleague);
  await hall.pass(3000);
  await expectTalk(colleague, customer);
  await hall.command(colleague, QUEUE);
  await hall.command(colleague, { type: 'finish' });
  await hall.server.acd.desks.setState(colleague, { state: 'paused', reason: 'lunch' });
  await hall.pass(1000);
  expect(hall.hears(customer)).toEqual([]);
  expect(hall.centre.hearsSomething(customer)).toBe(true);
  await isReady(agent);
  await hall.pass(3000);
  await expectTalk(agent, customer);
  const [first, second] = await waitsOf(customer);
  expect(first?.end).toBe('answered');
  // Kept by whole seconds.
  expect(Math.abs((second?.since.getTime() ?? 0) - (first?.since.getTime() ?? 0))).toBeLessThan(1000);
  await close(colleague, agent);
});

test('a customer whom a colleague has got from an agent who called them can wait, too', async () => {
  const { agent, colleague, customer, conversation } = await callsOut('0186');
  await hall.command(agent, { type: 'consult', to: { type: 'agent', agent: colleague } });
  await hall.pass(2000);
  await hall.command(agent, { type: 'consult-complete' });
  await hall.command(agent, { type: 'finish' });
  await hall.server.acd.desks.setState(agent, { state: 'paused', reason: 'lunch' });
  await hall.pass(500);
  expect((await hall.desk(colleague)).conversation).toMatchObject({ medium: 'outgoing', phase: 'talking' });
  await hall.command(colleague, QUEUE);
  await hall.pass(500);
  expect(hall.centre.hearsSomething(customer)).toBe(true);
  const [wait] = await waitsOf(customer);
  expect(wait?.since.getTime()).toBe(conversation?.answeredAt);
  await isReady(agent);
  await hall.pass(3000);
  await expectTalk(agent, customer);
  await close(colleague, agent);
});

test('a customer whom an agent has called waits for a colleague who is busy, before anybody else has them', async () => {
  const busy = await hall.works();
  await hall.talk(busy);
  const agent = await hall.works({ alone: false });
  const third = await hall.works({ alone: false });
  await hall.server.acd.desks.setState(third, { state: 'paused', reason: 'lunch' });
  await hall.server.acd.desks.callOut(agent, { to: { type: 'number', number: '0189' }, campaign: 'sales' });
  await hall.pass(4000);
  const { conversation } = await hall.desk(agent);
  const customer = `${conversation?.id}:customer.`;
  const to = { type: 'agent', agent: busy } as const;
  await expect(hall.command(agent, { type: 'consult', to })).rejects.toMatchObject({ code: 'party-busy' });
  await hall.command(agent, { type: 'transfer', to });
  expect(await hall.desk(agent)).toMatchObject({ conversation: { phase: 'wrap-up', end: 'transferred' } });
  await isReady(third);
  await hall.pass(3000);
  const [call = ''] = hall.centre.telephony.liveCallIds().filter((id) => id.startsWith(customer));
  expect(await waitsOf(call)).toMatchObject([{ queue: '500', onlyFor: busy, end: null, conversationId: null }]);
  expect(await hall.desk(third)).toMatchObject({ state: 'ready', conversation: null });

  await hall.killServer();
  await hall.command(busy, { type: 'hang-up' });
  await hall.command(busy, { type: 'finish' });
  await hall.pass(8000);
  await expectTalk(busy, call);
  await close(agent, busy);
});

test('whoever serves the queue gets a customer for whom a busy colleague has no time', async () => {
  const busy = await hall.works();
  await hall.talk(busy);
  const agent = await hall.works({ alone: false });
  const third = await hall.works({ alone: false });
  await hall.server.acd.desks.setState(third, { state: 'paused', reason: 'lunch' });
  await hall.server.acd.desks.callOut(agent, { to: { type: 'number', number: '0190' }, campaign: 'sales' });
  await hall.pass(4000);
  await hall.command(agent, { type: 'transfer', to: { type: 'agent', agent: busy } });
  await isReady(third);
  await hall.pass(30_000);
  expect(await hall.desk(third)).toMatchObject({ state: 'talking', conversation: { customer: '0190', queue: '500' } });
  await hall.command(busy, { type: 'hang-up' });
  await close(agent, third);
});

test('where nobody who serves the queue works, the customer stays with the agent', async () => {
  const agent = await hall.works({ queues: [] });
  await hall.server.acd.desks.callOut(agent, { to: { type: 'number', number: '0187' }, campaign: 'sales' });
  await hall.pass(4000);
  await expect(hall.command(agent, QUEUE)).rejects.toMatchObject({ code: 'nobody-ready' });
  const nowhere = { type: 'transfer', to: { type: 'queue', queue: '599' } } as const;
  await expect(hall.command(agent, nowhere)).rejects.toMatchObject({ code: 'no-such-party' });
  expect(await hall.desk(agent)).toMatchObject({ state: 'talking', conversation: { phase: 'talking' } });
  await hall.command(agent, { type: 'hang-up' });
  await hall.command(agent, { type: 'finish' });
  await hall.pass(6000);
  expect(hall.centre.telephony.liveCallIds()).toEqual([]);
});

test('a customer waits on although the server dies as they are passed on', async () => {
  const { agent, colleague, customer } = await callsOut('0188');
  await hall.command(agent, QUEUE);
  await hall.killServer();
  await hall.pass(2000);
  expect(hall.hears(customer)).toEqual([]);
  expect(hall.centre.hearsSomething(customer)).toBe(true);
  expect(await hall.desk(agent)).toMatchObject({ state: 'wrap-up' });
  await hall.command(agent, { type: 'finish' });
  await hall.server.acd.desks.setState(agent, { state: 'paused', reason: 'lunch' });
  // Nobody drives the conversation any more by whose name the call is called.
  await hall.killServer();
  await hall.pass(2000);
  expect(hall.centre.hearsSomething(customer)).toBe(true);
  expect(await contactOf(customer)).toMatchObject({ status: 'live' });
  await isReady(colleague);
  await hall.pass(3000);
  await expectTalk(colleague, customer);
  await hall.killServer();
  await hall.pass(2000);
  await expectTalk(colleague, customer);
  await close(agent, colleague);
  expect(await waitsOf(customer)).toMatchObject([{ end: 'answered' }]);
});

test('a customer is either with the agent or in the queue, at whatever moment the server dies', async () => {
  const places = new Set<string>();
  for (const turns of [0, 1, 2, 4, 6, 8, 12, 16, 24, 40]) {
    const { agent, colleague, customer, conversation } = await callsOut(`0190${turns}`);
    // Nobody answers who asks a server that dies.
    void hall.server.acd.desks.command(agent, conversation?.id ?? '', QUEUE);
    for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
    hall.server.die();
    await hall.killServer();
    await hall.pass(2000);
    const { state } = await hall.desk(agent);
    const waiting = (await waitsOf(customer)).filter(({ end }) => end === null);
    const isQueued = (await contactOf(customer))?.status === 'live';
    expect({ waiting: waiting.length, isQueued }).toEqual(
      state === 'talking' ? { waiting: 0, isQueued: false } : { waiting: 1, isQueued: true },
    );
    expect(hall.hears(customer)).toHaveLength(state === 'talking' ? 1 : 0);
    expect(hall.centre.hearsSomething(customer)).toBe(true);
    places.add(state);
    if (state === 'talking') await hall.command(agent, QUEUE);
    await hall.command(agent, { type: 'finish' });
    await hall.server.acd.desks.setState(agent, { state: 'paused', reason: 'lunch' });
    await isReady(colleague);
    await hall.pass(3000);
    await expectTalk(colleague, customer);
    await close(agent, colleague);
  }
  expect(places).toEqual(new Set(['talking', 'wrap-up']));
});

test('a customer who hangs up while there is no server has given up', async () => {
  const { agent, customer } = await callsOut('0189');
  await hall.command(agent, QUEUE);
  await hall.pass(1000);
  await hall.command(agent, { type: 'finish' });
  hall.server.die();
  hall.centre.telephony.hangUpFromOutside(customer);
  await hall.killServer();
  await hall.pass(3000);
  expect(await contactOf(customer)).toMatchObject({ status: 'ended', result: 'hung-up' });
  expect(await waitsOf(customer)).toMatchObject([{ end: 'abandoned' }]);
});
