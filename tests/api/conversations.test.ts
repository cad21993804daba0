import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays, startOfDay, wallTimeAt } from '#runtime/calendar/wall-clock.ts';
import {
  callbacks,
  contacts,
  conversations,
  holidayGroups,
  schedules,
  voicemails,
  waits,
} from '#server/db/tables/index.ts';
import { addAgent, addCampaign, addConversation, addDispositions, status, type TestAgent } from './agent-work.ts';
import { createTestApp, type TestApp } from './test-server.ts';

let app: TestApp;
let eve: TestAgent;
let bob: TestAgent;
const day = 86_400_000;
/** Days are counted as the installation counts them: just before midnight in UTC it is tomorrow in Paris. */
const inDays = (days: number, hour = 14) => {
  const date = addDays(wallTimeAt('Europe/Paris', Date.now()), days);
  return new Date(startOfDay('Europe/Paris', date) + hour * 3_600_000).toISOString();
};
const always = Array.from({ length: 7 }, () => [{ from: 480, to: 1200 }]);
const customersCsv = [
  'Phone;Name;Balance;City',
  '01 40 00 00 01;Ada Martin;42,50;Lyon',
  '01 40 00 00 02;Jean;0;Paris',
].join('\n');

const once = { planned: 'optional', personal: true, earliestDays: null, latestDays: null } as const;
const statuses = [
  status('SALE', { name: 'Sale', category: 'positive', benefit: 25 }),
  status('REFUSED', { details: [{ code: 'price', name: 'Too dear' }] }),
  status('LATER', { callback: { planned: 'mandatory', personal: true, earliestDays: 1, latestDays: 5 } }),
  status('NOT_YET', { callback: { ...once, earliestDays: 3 } }),
  status('MAYBE', { callback: once }),
  status('SHARED', { callback: { ...once, personal: false } }),
];

beforeAll(async () => {
  app = await createTestApp();
  eve = await addAgent(app, {}, { login: '1001', name: 'Eve' });
  bob = await addAgent(app, { memberOf: ['team'] }, { login: '1002', name: 'Bob' });
  const designer = await app.as('designer');
  const file = { name: 'customers.csv', bytes: new TextEncoder().encode(customersCsv) };
  const { body: seen } = await designer.upload('/api/data-files/preview', { country: 'FR' }, file);
  await designer.upload(
    '/api/data-files',
    {
      name: 'Customers',
      country: 'FR',
      format: JSON.stringify(seen.format),
      columns: JSON.stringify(seen.columns),
    },
    file,
  );
  await app.db.insert(schedules).values({
    id: 'calling',
    name: 'Calling',
    timeZone: 'Europe/Paris',
    week: always,
    updatedAt: new Date(),
    updatedBy: 'test',
  });
  await addCampaign(app, 'support', {
    general: { queue: '500' },
    customers: { dispositions: 'sales', addressBook: 'customers', callingHours: 'calling' },
    callbacks: { latestDays: 10 },
  });
  await addDispositions(app, { group: 'sales', at: new Date(Date.now() - 3_600_000), statuses });
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.db.update(conversations).set({ closedAt: new Date() });
  await app.db.delete(callbacks);
});

const dispose = (id: string, body: object, agent = eve) =>
  agent.client.post(`/api/conversations/${id}/disposition`, body);
const rules = (answer: { body: { issues: { path: unknown[]; rule: string }[] } }) =>
  answer.body.issues.map(({ path, rule }) => `${path.join('.')} ${rule}`);

describe('details', () => {
  test('show the customer’s record, however the number is written, and what there was with them', async () => {
    await addConversation(app, bob, {
      id: 'earlier',
      customer: '0033140000001',
      offeredAt: new Date(Date.now() - day),
      talkEndedAt: new Date(),
      closedAt: new Date(),
      dispositionGroup: 'sales',
      dispositionVersion: 1,
      dispositionCode: 'SALE',
      dispositionName: 'Sale',
      dispositionCategory: 'positive',
      dispositionNote: 'Paid at once',
      dispositionAt: new Date(),
    });
    await app.db.insert(waits).values({
      id: 'gone',
      medium: 'call',
      queue: '500',
      campaign: 'support',
      priority: 0,
      since: new Date(),
      enteredAt: new Date(Date.now() - 60_000),
      endedAt: new Date(),
      skills: [],
      decrement: false,
      contactId: 'c9',
      customer: '0140000001',
      called: '+33180000001',
      end: 'abandoned',
    });
    const id = await addConversation(app, eve);
    const { status: code, body } = await eve.client.get(`/api/conversations/${id}`);
    expect(code).toBe(200);
    const { details } = body;
    expect(details.conversation).toMatchObject({ id, agentName: 'Eve', campaignName: 'Campaign support' });
    expect(details.addressBook).toMatchObject({
      file: 'customers',
      records: [{ position: 0, values: { phone: '+33140000001', name: 'Ada Martin', balance: 42.5, city: 'Lyon' } }],
    });
    expect(details.addressBook.columns.map((column: { editable: boolean }) => column.editable)).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect(details.history).toMatchObject([
      { kind: 'abandoned', seconds: 60 },
      { kind: 'conversation', id: 'earlier', agentName: 'Bob', note: 'Paid at once', disposition: { code: 'SALE' } },
    ]);
    expect(details.dispositions).toMatchObject({ group: 'sales', version: 1, currency: 'EUR' });
    expect(details.replay).toBeNull();
    expect(details.recording).toEqual({ rule: 'none', onDemand: true });
  });

  test('offer to close what was promised to the customer, where it is the agent’s to close', async () => {
    const customer = '+33140000077';
    const id = await addConversation(app, eve, { customer });
    const planned = { number: customer, note: '', contactId: 'c77', askedAt: new Date() };
    const promise = (name: string, more: Partial<typeof callbacks.$inferInsert> = {}) =>
      app.db.insert(callbacks).values({ ...planned, id: name, effectId: name, queue: '500', ...more });
    await promise('shared', { conversationId: 'earlier' });
    await promise('her own', { queue: '501', agent: eve.id });
    await promise('his', { queue: '502', agent: bob.id });
    await promise('of others', { queue: '503' });
    await promise('planned now', { queue: '504', agent: eve.id, conversationId: id });
    await promise('done', { handledAt: new Date(), handledBy: '1002' });
    const closable = async () => {
      const { details } = (await eve.client.get(`/api/conversations/${id}`)).body;
      const promised: { id: string; closable: boolean }[] = details.history;
      return promised.filter((event) => event.closable).map((event) => event.id);
    };
    expect((await closable()).sort()).toEqual(['her own', 'shared']);
    for (const name of await closable()) {
      expect((await eve.client.put(`/api/callbacks/${name}/handled`, { handled: true })).status).toBe(200);
    }
    expect(await closable()).toEqual([]);
  });

  test('know nobody by a withheld number', async () => {
    const id = await addConversation(app, eve, { customer: 'anonymous' });
    const { details } = (await eve.client.get(`/api/conversations/${id}`)).body;
    expect([details.addressBook.records, details.history]).toEqual([[], []]);
    expect(details.addressBook.newRecord).toBeNull();
    expect((await eve.client.post(`/api/conversations/${id}/records`, { values: {} })).status).toBe(404);
  });

  test('are for the agent, their supervisors and admins', async () => {
    const id = await addConversation(app, bob);
    const path = `/api/conversations/${id}`;
    expect((await eve.client.get(path)).body.code).toBe('no-such-conversation');
    expect((await (await app.as('admin')).get(path)).status).toBe(200);
    expect((await (await app.as('supervisor')).get(path)).status).toBe(404);
    const chief = await addAgent(app, { supervises: ['team'] }, { login: 'chief', role: 'supervisor' });
    expect((await chief.client.get(path)).status).toBe(200);
    const other = await addAgent(app, { supervises: ['night'] }, { login: 'other', role: 'supervisor' });
    expect((await other.client.get(path)).status).toBe(404);
    expect((await dispose(id, { code: 'SALE' }, chief)).body.code).toBe('no-such-conversation');
  });

  test('are seen, and not changed, by a colleague for as long as they are asked', async () => {
    const party = { type: 'agent', agent: eve.id } as const;
    const id = await addConversation(app, bob, {
      consult: { party, phase: 'ringing', conference: false },
      drive: { colleague: eve.id, transfer: null },
    });
    const path = `/api/conversations/${id}`;
    const { status: code, body } = await eve.client.get(path);
    expect([code, body.details.conversation.agentName]).toEqual([200, 'Bob']);
    const [record] = body.details.addressBook.records;
    expect(record.values.name).toBe('Ada Martin');
    const { revision } = record;
    const saved = await eve.client.put(`${path}/records/0`, { revision, values: { city: 'Nice' } });
    expect(saved.body.code).toBe('no-such-conversation');
    expect((await dispose(id, { code: 'SALE' })).body.code).toBe('no-such-conversation');
    const chief = await addAgent(app, { supervises: ['night'] }, { login: 'nobody', role: 'supervisor' });
    expect((await chief.client.get(path)).status).toBe(404);

    const colleagues = { consult: null, drive: { colleague: eve.id, transfer: { stage: 'ringing', party } } };
    await app.db.update(conversations).set(colleagues).where(eq(conversations.id, id));
    expect((await eve.client.get(path)).status).toBe(200);
    // Called by a colleague, without a customer whom it would be about.
    const called = { consult: null, drive: { colleague: eve.id, transfer: null } };
    await app.db.update(conversations).set(called).where(eq(conversations.id, id));
    expect((await eve.client.get(path)).status).toBe(404);
    await app.db
      .update(conversations)
      .set({ ...colleagues, owner: '' })
      .where(eq(conversations.id, id));
    expect((await eve.client.get(path)).status).toBe(404);
  });
});

describe('records', () => {
  const record = async (id: string) =>
    (await eve.client.get(`/api/conversations/${id}`)).body.details.addressBook.records[0];

  test('are added for customers whom nobody knows, once, with their number', async () => {
    const customer = '+33140000077';
    const id = await addConversation(app, eve, { customer });
    const theirs = await addConversation(app, bob, { customer });
    const read = async () => (await eve.client.get(`/api/conversations/${id}`)).body.details.addressBook;
    expect(await read()).toMatchObject({ records: [], newRecord: { phone: '+33140000077' } });
    const add = (of: string, values: Record<string, string>, agent = eve) =>
      agent.client.post(`/api/conversations/${of}/records`, { values });
    expect(rules(await add(id, { balance: 'much', phone: '0' }))).toEqual([
      'values.balance column-value',
      'values.phone key-column',
    ]);
    expect((await add(theirs, {})).body.code).toBe('no-such-conversation');
    const added = await add(id, { name: 'Grace', balance: '12.5' });
    expect([added.status, added.body.record.values]).toEqual([
      201,
      { phone: '+33140000077', name: 'Grace', balance: 12.5, city: null },
    ]);
    expect(await read()).toMatchObject({ records: [added.body.record], newRecord: null });
    const late = await add(theirs, { name: 'Hopper' }, bob);
    expect([late.status, late.body.code, late.body.details.record]).toEqual([409, 'record-exists', added.body.record]);
    const { position, revision } = added.body.record;
    const edited = await eve.client.put(`/api/conversations/${id}/records/${position}`, {
      revision,
      values: { city: 'Lyon' },
    });
    expect(edited.body.record.values).toMatchObject({ name: 'Grace', city: 'Lyon' });
    const { body } = await (await app.as('admin')).get('/api/data-files');
    expect(body.dataFiles.find((file: { id: string }) => file.id === 'customers').rows).toBe(3);
  });

  test('of one customer are one, however many add it at once', async () => {
    const customer = '+33140000078';
    const id = await addConversation(app, eve, { customer });
    const answers = await Promise.all(
      Array.from({ length: 3 }, () => eve.client.post(`/api/conversations/${id}/records`, { values: {} })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
  });

  test('are saved field by field, and not over what somebody else has saved', async () => {
    const id = await addConversation(app, eve);
    const { revision } = await record(id);
    const path = `/api/conversations/${id}/records/0`;
    const saved = await eve.client.put(path, { revision, values: { city: 'Brest', balance: '17.25' } });
    expect(saved.body.record.values).toMatchObject({ name: 'Ada Martin', city: 'Brest', balance: 17.25 });
    const late = await eve.client.put(path, { revision, values: { city: 'Nice' } });
    expect([late.status, late.body.code, late.body.details.record.values.city]).toEqual([
      409,
      'stale-revision',
      'Brest',
    ]);
    expect(await record(id)).toEqual(saved.body.record);
  });

  test('are only those of the conversation’s customer, and their keys stay', async () => {
    const id = await addConversation(app, eve);
    const { revision } = await record(id);
    const save = (position: number, values: object) =>
      eve.client.put(`/api/conversations/${id}/records/${position}`, { revision, values });
    expect((await save(1, { city: 'Nice' })).status).toBe(404);
    expect(rules(await save(0, { phone: '0140000009', balance: 'much', street: 'x' }))).toEqual([
      'values.phone key-column',
      'values.balance column-value',
      'values.street unknown-column',
    ]);
    const { body } = await bob.client.put(`/api/conversations/${id}/records/0`, { revision, values: {} });
    expect(body.code).toBe('no-such-conversation');
  });
});

describe('dispositions', () => {
  test('are kept as the group was then, and given twice they are one', async () => {
    const id = await addConversation(app, eve, { offeredAt: new Date(Date.now() - 1000) });
    await addDispositions(app, {
      group: 'sales',
      version: 2,
      at: new Date(),
      statuses: [status('SALE', { name: 'Deal', category: 'positive', benefit: 99 })],
    });
    const first = await dispose(id, { code: 'SALE', note: 'Done' });
    expect(first.body).toMatchObject({
      disposition: { version: 1, name: 'Sale', category: 'positive', benefit: 25, note: 'Done' },
      callback: null,
    });
    expect((await dispose(id, { code: 'SALE', note: 'Done' })).body).toEqual(first.body);
    const next = await addConversation(app, eve, { agent: bob.id });
    expect((await dispose(next, { code: 'SALE' }, bob)).body.disposition).toMatchObject({ version: 2, name: 'Deal' });
    await addDispositions(app, { group: 'sales', version: 3, at: new Date(), statuses });
  });

  test.each<[string, object, string[]]>([
    ['an unknown status', { code: 'NOPE' }, ['code unknown-disposition']],
    ['a missing detail', { code: 'REFUSED' }, ['detail detail-required']],
    ['an unknown detail', { code: 'REFUSED', detail: 'mood' }, ['detail unknown-detail']],
    ['a detail where there is none', { code: 'SALE', detail: 'price' }, ['detail unknown-detail']],
    ['a missing callback', { code: 'LATER' }, ['callback callback-required']],
    [
      'a callback that the status has not',
      { code: 'SALE', callback: { at: inDays(2) } },
      ['callback callback-not-allowed'],
    ],
    ['a callback that is past', { code: 'MAYBE', callback: { at: inDays(-1) } }, ['callback.at starts-in-past']],
    [
      'one before the status allows',
      { code: 'NOT_YET', callback: { at: inDays(1) } },
      ['callback.at callback-too-early'],
    ],
    // Midnight may pass between this and the test: two days after the last one.
    ['one after the status allows', { code: 'LATER', callback: { at: inDays(7) } }, ['callback.at callback-too-late']],
    [
      'one after the campaign allows',
      { code: 'MAYBE', callback: { at: inDays(12) } },
      ['callback.at callback-too-late'],
    ],
    ['one outside the hours', { code: 'MAYBE', callback: { at: inDays(2, 2) } }, ['callback.at outside-calling-hours']],
    [
      'a personal one that is none',
      { code: 'SHARED', callback: { at: inDays(2), personal: true } },
      ['callback.personal callback-not-personal'],
    ],
    [
      'a number that is none',
      { code: 'MAYBE', callback: { at: inDays(2), number: 'home' } },
      ['callback.number phone-number'],
    ],
  ])('refuse %s, and keep nothing of it', async (_, body, expected) => {
    const id = await addConversation(app, eve);
    const answer = await dispose(id, body);
    expect([answer.status, rules(answer)]).toEqual([422, expected]);
    expect(await app.db.select().from(callbacks)).toEqual([]);
    const [row] = await app.db.select().from(conversations).where(eq(conversations.id, id));
    expect(row?.dispositionCode).toBeNull();
  });

  test('plan no callback for a holiday of the campaign, and propose another day', async () => {
    const tomorrow = inDays(1);
    const date = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(Date.parse(tomorrow));
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(Date.now());
    const off = (day: string) => ({ name: 'Off', date: day, yearly: false, part: { type: 'day' as const }, audio: '' });
    await app.db.insert(holidayGroups).values({
      id: 'feasts',
      name: 'Feasts',
      holidays: [off(today), off(date)],
      updatedAt: new Date(),
      updatedBy: 'test',
    });
    await addCampaign(app, 'festive', {
      general: { queue: '500' },
      customers: { dispositions: 'sales', callingHours: 'calling' },
      opening: { holidays: 'feasts' },
    });
    const id = await addConversation(app, eve, { campaign: 'festive' });
    const answer = await dispose(id, { code: 'MAYBE', callback: { at: tomorrow } });
    expect([answer.status, rules(answer)]).toEqual([422, ['callback.at outside-calling-hours']]);
    const { body } = await eve.client.get(`/api/conversations/${id}`);
    const maybe = body.details.dispositions.statuses.find(({ code }: { code: string }) => code === 'MAYBE');
    expect(Date.parse(maybe.window.suggested)).toBeGreaterThan(Date.parse(tomorrow));
    expect((await dispose(id, { code: 'MAYBE', callback: { at: maybe.window.suggested } })).status).toBe(200);
  });

  test('say what is wrong in the language of the agent', async () => {
    const id = await addConversation(app, eve);
    const { body } = await eve.client.send('POST', `/api/conversations/${id}/disposition`, { code: 'NOPE' });
    expect(body.issues[0].message).toBe('Is not a status of this campaign');
  });

  test('plan one callback, move it, and give it up with another status', async () => {
    const id = await addConversation(app, eve);
    const planned = await dispose(id, {
      code: 'LATER',
      note: 'Ask for Ada',
      callback: { at: inDays(2), personal: true },
    });
    expect(planned.body.callback).toMatchObject({
      queue: '500',
      campaign: 'support',
      number: '+33140000001',
      dueAt: inDays(2),
      agent: eve.id,
      conversationId: id,
      note: 'Ask for Ada',
    });
    const moved = await dispose(id, { code: 'LATER', callback: { at: inDays(3) } });
    expect(moved.body.callback).toMatchObject({ id: planned.body.callback.id, dueAt: inDays(3), agent: null });
    expect(await app.db.select().from(callbacks)).toHaveLength(1);
    expect((await dispose(id, { code: 'SALE' })).body.callback).toBeNull();
    const [row] = await app.db.select().from(callbacks);
    expect(row?.handledBy).toBe('1001');
  });

  test('read the number of a customer who was called as one of the campaign’s country', async () => {
    await addCampaign(app, 'calls', {
      general: { queue: '500', dids: ['+33180000001'] },
      customers: { dispositions: 'sales' },
    });
    const call = { medium: 'outgoing' as const, campaign: 'calls', customer: '01 40 00 00 08', called: '', queue: '' };
    const id = await addConversation(app, eve, call);
    const { body } = await dispose(id, { code: 'MAYBE', callback: { at: inDays(2) } });
    expect(body.callback).toMatchObject({ number: '+33140000008', queue: '500' });
  });

  test('move a callback that the number waits for already, and end the one they were about', async () => {
    await app.db.insert(callbacks).values({
      id: 'asked',
      effectId: 'asked',
      queue: '500',
      number: '+33140000001',
      note: '',
      contactId: 'c1',
      waitingSince: new Date(),
    });
    const id = await addConversation(app, eve, { medium: 'callback', about: 'asked' });
    const { body } = await dispose(id, { code: 'MAYBE', callback: { at: inDays(2) } });
    expect(body.callback.id).not.toBe('asked');
    const rows = await app.db.select().from(callbacks).orderBy(callbacks.askedAt);
    expect(rows.map(({ handledBy }) => handledBy)).toEqual(['1001', null]);
    const other = await addConversation(app, bob);
    const again = await dispose(other, { code: 'MAYBE', callback: { at: inDays(4) } }, bob);
    expect(again.body.callback).toMatchObject({ id: body.callback.id, conversationId: other, dueAt: inDays(4) });
  });

  test('stay once the conversation is closed, and can be given late', async () => {
    const id = await addConversation(app, eve, { closedAt: new Date() });
    expect((await dispose(id, { code: 'SALE' })).status).toBe(200);
    const changed = await dispose(id, { code: 'REFUSED', detail: 'price' });
    expect([changed.status, changed.body.code]).toEqual([409, 'conversation-closed']);
    const old = await addConversation(app, eve, { closedAt: new Date(Date.now() - day) });
    expect((await dispose(old, { code: 'SALE' })).body.code).toBe('conversation-closed');
  });

  test('are told to whoever keeps the recordings', async () => {
    const told: string[] = [];
    const { desks } = app.services;
    app.services.desks = { ...desks, disposed: async (conversationId) => void told.push(conversationId) };
    const id = await addConversation(app, eve);
    await dispose(id, { code: 'SALE' });
    app.services.desks = desks;
    expect(told).toEqual([id]);
  });
});

describe('callbacks of agents', () => {
  const plan = async () => {
    const id = await addConversation(app, eve);
    return (await dispose(id, { code: 'LATER', callback: { at: inDays(2), personal: true } })).body.callback;
  };

  test('are put off within the same limits', async () => {
    const { id } = await plan();
    const path = `/api/callbacks/${id}`;
    expect((await eve.client.put(path, { at: inDays(4), personal: true })).body.callback).toMatchObject({
      dueAt: inDays(4),
      agent: eve.id,
    });
    expect(rules(await eve.client.put(path, { at: inDays(7) }))).toEqual(['at callback-too-late']);
    expect((await bob.client.put(path, { at: inDays(4) })).status).toBe(404);
    const shared = await eve.client.put(path, { at: inDays(3), note: 'Anybody' });
    expect(shared.body.callback).toMatchObject({ agent: null, note: 'Anybody' });
    expect((await bob.client.put(path, { at: inDays(4), note: 'Bob' })).status).toBe(200);
    const stranger = await addAgent(app, { queues: ['501'] }, { login: '1003' });
    expect((await stranger.client.put(path, { at: inDays(4) })).status).toBe(404);
  });

  test('leave the queue with the wait for them when they are moved, given up or handled', async () => {
    const { id } = await plan();
    const wait = (waitId: string) => ({
      id: waitId,
      medium: 'callback' as const,
      queue: '500',
      campaign: 'support',
      priority: 0,
      since: new Date(),
      enteredAt: new Date(),
      skills: [],
      decrement: false,
      contactId: '',
      customer: '+33140000001',
      called: '',
      about: id,
    });
    await app.db.insert(waits).values(wait('w1'));
    await eve.client.put(`/api/callbacks/${id}`, { at: inDays(4), personal: true });
    await app.db.insert(waits).values(wait('w2'));
    const cancelled = await eve.client.delete(`/api/callbacks/${id}`);
    expect(cancelled.body.callback.handled).toEqual({ at: expect.any(String), by: '1001' });
    expect((await eve.client.delete(`/api/callbacks/${id}`)).body).toEqual(cancelled.body);
    const ends = await app.db.select({ end: waits.end }).from(waits).where(eq(waits.about, id));
    expect(ends).toEqual([{ end: 'moved' }, { end: 'moved' }]);
    expect((await eve.client.put(`/api/callbacks/${id}`, { at: inDays(4) })).body.code).toBe('already-handled');
  });

  test('and messages are what the desktop lists, each for its own people', async () => {
    const { id } = await plan();
    await app.db.insert(contacts).values({
      id: 'cv',
      status: 'ended',
      caller: '+33140000002',
      called: '+33180000001',
      flowId: 'x',
      flowVersion: 1,
      node: '',
      startedAt: new Date(),
      lines: 1,
      owner: '',
    });
    await app.db.insert(voicemails).values({
      id: 'v1',
      effectId: 'v1',
      box: '500',
      contactId: 'cv',
      recordingId: 'r1',
      seconds: 4,
      campaign: 'support',
    });
    const mine = (await eve.client.get('/api/desk/work')).body;
    expect(mine.callbacks).toMatchObject([{ id, campaignName: 'Campaign support', taken: false }]);
    expect(mine.voicemails).toMatchObject([{ id: 'v1', caller: '+33140000002', taken: false }]);
    expect((await bob.client.get('/api/desk/work')).body.callbacks).toEqual([]);
    const other = await addAgent(app, { queues: ['502'] }, { login: '1004' });
    expect((await other.client.get('/api/desk/work')).body).toEqual({ callbacks: [], voicemails: [] });
    expect((await other.client.put('/api/voicemails/v1/handled', { handled: true })).status).toBe(404);
    await addConversation(app, bob, { medium: 'voicemail', about: 'v1' });
    expect((await eve.client.get('/api/desk/work')).body.voicemails[0].taken).toBe(true);
    const handled = await eve.client.put('/api/voicemails/v1/handled', { handled: true });
    expect(handled.body.voicemail.handled.by).toBe('1001');
  });
});
