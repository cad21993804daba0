import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVirtualClock } from '#runtime/engine/virtual-clock.ts';
import { inboundSettings } from '#schemas/domain/inbound-campaign.ts';
import { writeWav } from '#server/audio/write-wav.ts';
import { campaigns } from '#server/db/tables/index.ts';
import { readOpening } from '#server/flow-services/read-opening.ts';
import { createTestApp, type TestApp, type TestClient } from './test-server.ts';

let app: TestApp;
let designer: TestClient;
beforeAll(async () => {
  app = await createTestApp();
  designer = await app.as('designer');
});
afterAll(() => app.close());

const hours = (from: number, to: number) => ({ from: from * 60, to: to * 60 });
const office = [hours(9, 12), hours(14, 18)];
const week = [office, office, office, office, office, [], []];
const schedule = (name: string) => ({ name, timeZone: 'Europe/Paris', week });
const holidays = [{ name: 'Noël', date: '2026-12-25', yearly: true, part: { type: 'day' }, audio: '' }];

/** Asks as a flow does, at a moment. */
const askAt = (moment: string, params: { schedule: string; holidays: string }) =>
  readOpening({
    db: app.db,
    clock: { ...createVirtualClock(), now: () => Date.parse(moment) },
    timeZone: 'Europe/Paris',
  })(params, {
    effectId: 'c1:1.0',
    contactId: 'c1',
  });

test('opening hours are made, changed, listed and deleted, and the audit says by whom', async () => {
  const { status, body } = await designer.post('/api/schedules', schedule('Bureau de Lyon'));
  expect([status, body.schedule]).toMatchObject([201, { id: 'bureau-de-lyon', week, usedBy: [] }]);
  expect((await designer.post('/api/schedules', schedule('Bureau de Lyon'))).body.schedule.id).toBe('bureau-de-lyon-2');
  const renamed = await designer.put('/api/schedules/bureau-de-lyon', {
    ...schedule('Lyon'),
    timeZone: 'UTC',
    revision: 1,
  });
  expect(renamed.body.schedule).toMatchObject({ id: 'bureau-de-lyon', name: 'Lyon', timeZone: 'UTC', revision: 2 });
  const stale = await designer.put('/api/schedules/bureau-de-lyon', { ...schedule('Mine'), revision: 1 });
  expect([stale.status, stale.body]).toMatchObject([409, { code: 'stale-revision', details: { revision: 2 } }]);
  expect((await designer.delete('/api/schedules/bureau-de-lyon-2')).status).toBe(204);
  const { body: listed } = await (await app.as('supervisor')).get('/api/schedules');
  expect(listed.schedules.map(({ id }: { id: string }) => id)).toEqual(['bureau-de-lyon']);
  const { body: audit } = await (await app.as('admin')).get('/api/audit');
  expect(audit.entries.map(({ action }: { action: string }) => action)).toEqual([
    'schedule.delete',
    'schedule.update',
    'schedule.create',
    'schedule.create',
  ]);
});

test.each([
  ['a third range', { week: [[hours(1, 2), hours(3, 4), hours(5, 6)], [], [], [], [], [], []] }, ['week', 0]],
  ['ranges that overlap', { week: [[hours(9, 13), hours(12, 18)], [], [], [], [], [], []] }, ['week', 0]],
  ['an end before its beginning', { week: [[hours(12, 9)], [], [], [], [], [], []] }, ['week', 0, 0, 'to']],
  ['a minute after midnight', { week: [[{ from: 0, to: 1441 }], [], [], [], [], [], []] }, ['week', 0, 0, 'to']],
  ['six days', { week: [[], [], [], [], [], []] }, ['week']],
  ['a place that is no time zone', { timeZone: 'Europe/Atlantis' }, ['timeZone']],
])('%s is refused with its place', async (_, wrong, path) => {
  const { status, body } = await designer.post('/api/schedules', { ...schedule('Wrong'), ...wrong });
  expect([status, body.issues[0].path]).toEqual([422, path]);
});

test('flows are told whether a schedule is open, and when it opens next', async () => {
  await designer.post('/api/schedules', schedule('Office'));
  await designer.post('/api/holiday-groups', { name: 'Fêtes', holidays });
  const both = { schedule: 'office', holidays: 'fetes' };
  expect(await askAt('2026-11-23T09:30:00Z', both)).toEqual({ outcome: 'open', data: {} });
  expect(await askAt('2026-11-23T11:30:00Z', both)).toEqual({
    outcome: 'closed',
    data: { nextOpenAt: '2026-11-23T13:00:00.000Z' },
  });
  expect(await askAt('2026-12-25T09:30:00Z', both)).toEqual({ outcome: 'holiday', data: { name: 'Noël', audio: '' } });
  expect(await askAt('2026-12-24T19:00:00Z', both)).toMatchObject({ data: { nextOpenAt: '2026-12-28T08:00:00.000Z' } });
  expect((await askAt('2026-11-22T03:00:00Z', { schedule: '', holidays: 'fetes' })).outcome).toBe('open');
  expect(await askAt('2026-11-22T03:00:00Z', { schedule: 'gone', holidays: '' })).toEqual({
    outcome: 'failed',
    data: { reason: 'unknown-schedule' },
  });
});

test('a holiday announces only what the library has, and keeps it there', async () => {
  const wrong = await designer.post('/api/holiday-groups', {
    name: 'X',
    holidays: [{ ...holidays[0], audio: 'gone' }],
  });
  expect([wrong.status, wrong.body.issues[0]]).toMatchObject([
    422,
    { path: ['holidays', 0, 'audio'], rule: 'unknown-audio' },
  ]);
  const bytes = writeWav([new Int16Array(8000)]);
  await designer.upload('/api/audio', { name: 'Closed', id: 'closed' }, { name: 'closed.wav', bytes });
  const made = await designer.post('/api/holiday-groups', {
    name: 'With sound',
    holidays: [{ ...holidays[0], audio: 'closed' }],
  });
  expect(made.status).toBe(201);
  const refused = await designer.delete('/api/audio/closed');
  expect([refused.status, refused.body.details.holidayGroups]).toEqual([409, ['With sound']]);
  await designer.put('/api/holiday-groups/with-sound', { name: 'Without', holidays, revision: 1 });
  expect((await designer.delete('/api/audio/closed')).status).toBe(204);
});

test('a name that makes no id is refused', async () => {
  expect((await designer.post('/api/schedules', schedule('你好'))).body.issues[0]).toMatchObject({ path: ['name'] });
});

test('campaigns keep what they name: hours, holidays, sounds and the customers’ file', async () => {
  await designer.post('/api/schedules', schedule('Hotline'));
  await designer.post('/api/holiday-groups', { name: 'Hotline', holidays });
  const bytes = writeWav([new Int16Array(8000)]);
  await designer.upload('/api/audio', { name: 'Hold', id: 'hold' }, { name: 'hold.wav', bytes });
  const settings = inboundSettings.parse({
    general: { holdMusic: 'hold' },
    customers: { callingHours: 'hotline' },
    opening: { holidays: 'hotline' },
    messages: { closed: [{ type: 'audio', audio: { fr: 'hold' } }] },
  });
  const campaign = { id: 'support', name: 'Support', kind: 'inbound' as const, settings };
  await app.db.insert(campaigns).values({ ...campaign, updatedAt: new Date(), updatedBy: 'admin' });
  const used = [{ id: 'support', name: 'Support' }];
  for (const [path, list] of [
    ['/api/schedules', 'schedules'],
    ['/api/holiday-groups', 'holidayGroups'],
  ] as const) {
    const { body } = await designer.get(path);
    expect(body[list].find(({ id }: { id: string }) => id === 'hotline').campaigns).toEqual(used);
    expect((await designer.delete(`${path}/hotline`)).body.details).toMatchObject({ campaigns: ['Support'] });
  }
  const { body } = await designer.get('/api/audio');
  expect(body.audio.find(({ id }: { id: string }) => id === 'hold').campaigns).toEqual(used);
  expect((await designer.delete('/api/audio/hold')).body.details).toMatchObject({ campaigns: ['Support'] });
  await app.db.delete(campaigns);
  expect((await designer.delete('/api/audio/hold')).status).toBe(204);
});
