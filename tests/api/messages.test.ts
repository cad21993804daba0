import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createVirtualClock } from '#runtime/engine/virtual-clock.ts';
import { writeWav } from '#server/audio/write-wav.ts';
import { createContactStore } from '#server/db/stores/contact-store.ts';
import { callbacks, recordings } from '#server/db/tables/index.ts';
import { planCallback } from '#server/flow-services/plan-callback.ts';
import { storeVoicemail } from '#server/flow-services/store-voicemail.ts';
import { journalLine, openingChange } from '../database/contact-changes.ts';
import { addAgent, addCampaign } from './agent-work.ts';
import { createTestApp, type TestApp, type TestClient } from './test-server.ts';

let app: TestApp;
let supervisor: TestClient;
const start = Date.UTC(2026, 2, 2, 9);
let now = start;
const clock = { ...createVirtualClock(), now: () => now };

beforeAll(async () => {
  app = await createTestApp();
  supervisor = await app.as('supervisor');
  const store = createContactStore({ database: app.database, nodeId: 'n', incarnation: 'n', leaseSeconds: 30 });
  await store.commit([
    openingChange('c1', { at: start, caller: '+33140001001' }),
    openingChange('c2', { at: start, caller: '+33140001002' }),
  ]);
  const recorded = { type: 'record.finished' as const, effect: '2-0', data: { recording: 'r1', seconds: 6 } };
  await store.commit([{ contactId: 'c1', node: 'voicemail', lines: [{ ...journalLine(2), event: recorded }] }]);
});
afterAll(() => app.close());

describe('voicemails', () => {
  const store = (effectId: string, contactId: string, box: string, recording = 'r1') =>
    storeVoicemail({ db: app.db, clock })({ box, recording, seconds: 6 }, { effectId, contactId });
  const list = async (query = '') => (await supervisor.get(`/api/voicemails${query}`)).body;

  test('are kept once, however often the effect is carried out', async () => {
    expect(await store('e1', 'c1', '501')).toEqual({ outcome: 'stored', data: {} });
    now += 1000;
    expect(await store('e1', 'c1', '501')).toEqual({ outcome: 'stored', data: {} });
    await store('e2', 'c2', ' Sales team ', 'r2');
    const { voicemails, total } = await list();
    expect(total).toBe(2);
    expect(voicemails).toEqual([
      {
        id: expect.any(String),
        box: '501',
        campaign: '',
        campaignName: '',
        contactId: 'c1',
        caller: '+33140001001',
        recordingId: 'r1',
        seconds: 6,
        audible: false,
        leftAt: '2026-03-02T09:00:00.000Z',
        movesAt: null,
        movesTo: '',
        handled: null,
      },
      expect.objectContaining({ box: 'Sales team', caller: '+33140001002' }),
    ]);
  });

  test('can be heard once their sound has arrived', async () => {
    await app.db
      .update(recordings)
      .set({ wav: writeWav([new Int16Array(800)]) })
      .where(eq(recordings.id, 'r1'));
    const [first] = (await list()).voicemails;
    expect(first.audible).toBe(true);
    const heard = await supervisor.get(`/api/contacts/${first.contactId}/recordings/${first.recordingId}`);
    expect(heard.status).toBe(200);
    expect(heard.headers.get('content-type')).toBe('audio/wav');
    const agent = await addAgent(app, { queues: ['501'] }, { login: '1001' });
    expect((await agent.client.get(`/api/voicemails/${first.id}/sound`)).bytes).toEqual(heard.bytes);
    const other = await addAgent(app, { queues: ['502'] }, { login: '1002' });
    expect((await other.client.get(`/api/voicemails/${first.id}/sound`)).status).toBe(404);
  });

  test.each([
    ['?search=sales', ['Sales team']],
    ['?search=1001', ['501']],
    ['?search=%25', []],
    ['?limit=1', ['501']],
    ['?state=handled', []],
  ])('%s finds what it says', async (query, boxes) => {
    expect((await list(query)).voicemails.map(({ box }: { box: string }) => box)).toEqual(boxes);
  });

  test('leave the open ones when they are handled, and come back', async () => {
    const [{ id }] = (await list()).voicemails;
    const handled = await supervisor.put(`/api/voicemails/${id}/handled`, { handled: true });
    expect(handled.body.voicemail.handled).toEqual({ at: expect.any(String), by: expect.any(String) });
    const admin = await app.as('admin');
    const again = await admin.put(`/api/voicemails/${id}/handled`, { handled: true });
    expect(again.body).toEqual(handled.body);
    expect((await list()).total).toBe(1);
    expect((await list('?state=handled')).voicemails[0].id).toBe(id);
    await supervisor.put(`/api/voicemails/${id}/handled`, { handled: false });
    expect((await list()).voicemails[0]).toMatchObject({ id, handled: null });
    const lines = (await admin.get('/api/audit?limit=50')).body.entries.map(({ action }: { action: string }) => action);
    expect(lines.filter((action: string) => action === 'voicemail.handle')).toHaveLength(1);
    expect(lines).toContain('voicemail.reopen');
  });

  test('are unknown by another id', async () => {
    expect((await supervisor.put('/api/voicemails/nobody/handled', { handled: true })).status).toBe(404);
  });
});

describe('callbacks', () => {
  const plan = (effectId: string, number: string, { queue = '501', at = '', note = '' } = {}) =>
    planCallback({ db: app.db, clock })({ queue, number, at, note }, { effectId, contactId: 'c1' });
  const list = async (query = '') => (await supervisor.get(`/api/callbacks${query}`)).body;

  test('are planned once for an effect, and once for a number in a queue', async () => {
    const first = await plan('b1', '01 40 00 00 99', { note: 'An invoice' });
    expect(first).toEqual({ outcome: 'planned', data: { id: expect.any(String) } });
    expect(await plan('b1', '01 40 00 00 99')).toEqual(first);
    expect(await plan('b2', '+33140000099')).toEqual({ outcome: 'refused', data: { reason: 'already-planned' } });
    expect(await plan('b3', '+33140000099', { queue: '502' })).toMatchObject({ outcome: 'planned' });
  });

  test.each(['', 'anonymous', '12', '1'.repeat(30)])('are refused for the number “%s”', async (number) => {
    expect(await plan(`bad ${number}`, number)).toEqual({ outcome: 'refused', data: { reason: 'invalid-number' } });
  });

  test('are listed by the time at which they are due', async () => {
    await plan('b4', '+33140000077', { at: '2026-03-02T08:30:00.000Z' });
    await plan('b5', '+33140000078', { at: '2026-03-02T13:30:00.000Z' });
    const { callbacks, total } = await list();
    expect(total).toBe(4);
    expect(callbacks.map(({ number, dueAt }: { number: string; dueAt: string | null }) => [number, dueAt])).toEqual([
      ['+33140000077', '2026-03-02T08:30:00.000Z'],
      ['+33140000099', null],
      ['+33140000099', null],
      ['+33140000078', '2026-03-02T13:30:00.000Z'],
    ]);
    expect((await list('?search=invoice')).callbacks).toHaveLength(1);
    expect((await list('?search=502')).callbacks).toHaveLength(1);
  });

  test('say their campaign, and the agent who makes them in person', async () => {
    const agent = await addAgent(app, {}, { login: '1003', name: 'Eve' });
    await addCampaign(app, 'sales');
    const [{ id }] = (await list('?search=0078')).callbacks;
    await app.db.update(callbacks).set({ campaign: 'sales', agent: agent.id }).where(eq(callbacks.id, id));
    expect((await list('?search=0078')).callbacks[0]).toMatchObject({
      campaign: 'sales',
      campaignName: 'Campaign sales',
      agent: agent.id,
      agentName: 'Eve',
      attempts: 0,
    });
  });

  test('make room for another once they are handled, and then cannot be reopened', async () => {
    const [{ id }] = (await list('?search=invoice')).callbacks;
    await supervisor.put(`/api/callbacks/${id}/handled`, { handled: true });
    expect((await list('?state=handled')).callbacks.map((one: { id: string }) => one.id)).toEqual([id]);
    expect(await plan('b6', '+33140000099')).toMatchObject({ outcome: 'planned' });
    const refused = await supervisor.put(`/api/callbacks/${id}/handled`, { handled: false });
    expect(refused.status).toBe(422);
    expect(refused.body.issues[0]).toMatchObject({ path: ['handled'], rule: 'callback-open' });
  });
});
