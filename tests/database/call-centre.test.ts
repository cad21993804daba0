import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callbacks, contacts, conversations, recordings } from '#server/db/tables/index.ts';
import { openHall } from './call-centre-hall.ts';

let hall: Awaited<ReturnType<typeof openHall>>;

beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.close());

test('the agent hears whose call it is while the caller hears the queue; then both are joined', async () => {
  const agent = await hall.works();
  const call = hall.calls();
  await hall.pass(1500);
  const { conversation } = await hall.desk(agent);
  expect(conversation).toMatchObject({ phase: 'whisper' });
  const phone = `${conversation?.id}:agent.1`;
  expect(hall.centre.telephony.inspect(phone)?.heard).toMatchObject([{ type: 'speech', text: 'A caller' }]);
  expect(hall.hears(call)).toEqual([]);
  expect(hall.centre.hearsSomething(call)).toBe(true);
  await hall.pass(4000);
  expect(hall.hears(call)).toEqual([phone]);
  hall.centre.telephony.hangUpFromOutside(call);
  await hall.pass(1000);
  expect(await hall.desk(agent)).toMatchObject({
    state: 'wrap-up',
    conversation: { end: 'customer', phase: 'wrap-up' },
  });
  await hall.pass(20_000);
  expect((await hall.desk(agent)).state).toBe('break');
  await hall.pass(6000);
  expect((await hall.desk(agent)).state).toBe('ready');
});

test('who does not answer pauses, and the caller goes to the next in their place', async () => {
  const first = await hall.works();
  hall.outside.set(hall.phoneOf(first), { then: 'ring' });
  const call = hall.calls();
  await hall.pass(2000);
  const second = await hall.works({ alone: false });
  await hall.pass(26_000);
  expect(await hall.desk(first)).toMatchObject({ state: 'paused', reason: 'not-answered', conversation: null });
  expect(await hall.desk(second)).toMatchObject({ state: 'talking', conversation: { contactId: call } });
  expect((await hall.desk(second)).conversation?.waitedSeconds).toBeGreaterThanOrEqual(20);
  hall.centre.telephony.hangUpFromOutside(call);
  await hall.pass(30_000);
});

test('a pause that is asked for during a talk follows it', async () => {
  const agent = await hall.works();
  await hall.talk(agent);
  await hall.server.acd.desks.setState(agent, { state: 'paused', reason: 'lunch' });
  expect(await hall.desk(agent)).toMatchObject({ state: 'talking', next: { state: 'paused', reason: 'lunch' } });
  await hall.command(agent, { type: 'hang-up' });
  await hall.command(agent, { type: 'finish' });
  expect(await hall.desk(agent)).toMatchObject({ state: 'paused', reason: 'lunch', next: null });
  await hall.pass(5000);
});

test('an agent calls somebody, who is tried again when they are busy', async () => {
  const agent = await hall.works();
  hall.outside.set('0168', { ringMs: 2000, then: 'busy' });
  const id = await hall.server.acd.desks.callOut(agent, { to: { type: 'number', number: '0168' }, campaign: 'sales' });
  await hall.pass(2000);
  expect(await hall.desk(agent)).toMatchObject({ state: 'talking', conversation: { id, phase: 'dialling' } });
  await hall.pass(3000);
  expect((await hall.desk(agent)).conversation).toMatchObject({ phase: 'wrap-up', end: 'not-reached' });
  hall.outside.set('0168', { ringMs: 2000, then: 'answer' });
  await hall.command(agent, { type: 'dial' });
  await hall.pass(5000);
  expect((await hall.desk(agent)).conversation).toMatchObject({ phase: 'talking', end: null });
  await hall.command(agent, { type: 'hang-up' });
  await hall.command(agent, { type: 'finish' });
  await hall.pass(6000);
  expect(hall.centre.telephony.liveCallIds()).toEqual([]);
});

test('a promised call is shown, dials itself, and is done once the customer has been reached', async () => {
  const agent = await hall.works();
  const contactId = `asked-${hall.centre.clock.now()}`;
  const asked = { flowId: 'support', flowVersion: 1, node: 'end', lines: 1, owner: '', campaign: 'sales' };
  const at = new Date(hall.centre.clock.now());
  await hall.database.db
    .insert(contacts)
    .values({ id: contactId, status: 'ended', caller: '0140', called: '0180', startedAt: at, ...asked });
  const promised = { id: 'promised', effectId: 'promised', queue: '500', number: '0169', note: '', campaign: 'sales' };
  await hall.database.db.insert(callbacks).values({ ...promised, contactId, askedAt: at });
  await hall.pass(5000);
  expect(await hall.desk(agent)).toMatchObject({
    state: 'reserved',
    conversation: { phase: 'preview', medium: 'callback', customer: '0169', about: 'promised' },
  });
  await hall.pass(16_000);
  expect((await hall.desk(agent)).conversation?.phase).toBe('talking');
  await hall.command(agent, { type: 'hang-up' });
  await hall.command(agent, { type: 'finish' });
  const [row] = await hall.database.db.select().from(callbacks).where(eq(callbacks.id, 'promised'));
  expect(row).toMatchObject({ handledBy: hall.loginOf(agent), attempts: 0 });
  await hall.pass(6000);
});

test('a supervisor listens, whispers and joins', async () => {
  const agent = await hall.works();
  const supervisor = await hall.works({ alone: false, queues: [] });
  const call = await hall.talk(agent);
  const phone = hall.hears(call)[0] ?? '';
  const request = { supervisor, agent, line: { type: 'number', number: '0170' } } as const;
  await hall.server.acd.desks.monitor({ ...request, mode: 'listen' });
  await hall.pass(2000);
  const listener = hall.centre.telephony.liveCallIds().find((id) => id.includes(':monitor.')) ?? '';
  expect(hall.hears(listener)).toEqual([call, phone].sort());
  expect(hall.hears(phone)).toEqual([call]);
  await hall.server.acd.desks.monitor({ ...request, mode: 'whisper' });
  await hall.centre.settle();
  expect(hall.hears(phone)).toEqual([call, listener].sort());
  expect(hall.hears(call)).toEqual([phone]);
  await hall.server.acd.desks.monitor({ ...request, mode: 'barge' });
  await hall.centre.settle();
  expect(hall.hears(call)).toEqual([phone, listener].sort());
  await hall.server.acd.desks.stopMonitor(request);
  await hall.centre.settle();
  expect(hall.centre.telephony.inspect(listener)).toBeNull();
  expect(hall.hears(call)).toEqual([phone]);
  await hall.command(agent, { type: 'hang-up' });
  await hall.pass(30_000);
});

test('who loses their desktop is called no more, and comes back to what they did', async () => {
  const agent = await hall.works();
  await hall.centre.pass(23_000, 1000);
  expect(await hall.desk(agent)).toMatchObject({ state: 'unreachable', next: { state: 'ready' } });
  hall.server.acd.desks.seen(agent);
  await hall.centre.pass(2000);
  expect(await hall.desk(agent)).toMatchObject({ state: 'ready', next: null });
  await hall.centre.pass(330_000, 1000);
  expect((await hall.desk(agent)).state).toBe('signed-out');
});

test('recordings are kept with the statuses that the campaign names', async () => {
  const agent = await hall.works();
  const kept: (number | null)[] = [];
  for (const code of ['sold', 'refused']) {
    await hall.talk(agent);
    await hall.pass(3000);
    const id = (await hall.desk(agent)).conversation?.id ?? '';
    await hall.command(agent, { type: 'hang-up' });
    await hall.database.db.update(conversations).set({ dispositionCode: code }).where(eq(conversations.id, id));
    await hall.command(agent, { type: 'finish' });
    const [recording] = await hall.database.db.select().from(recordings).where(eq(recordings.conversationId, id));
    expect(recording?.seconds).toBeGreaterThan(2);
    kept.push(
      recording?.deleteAt ? Math.round((recording.deleteAt.getTime() - hall.centre.clock.now()) / 3_600_000) : null,
    );
    await hall.pass(8000);
  }
  expect(kept).toEqual([90 * 24, 1]);
});
