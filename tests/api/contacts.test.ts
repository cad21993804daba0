import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contactExport } from '#schemas/domain/contact.ts';
import { writeWav } from '#server/audio/write-wav.ts';
import { createContactStore } from '#server/db/stores/contact-store.ts';
import { contacts, recordings } from '#server/db/tables/index.ts';
import { createRecordingFetcher } from '#server/recordings/recording-fetcher.ts';
import { journalLine, nextChange, openingChange } from '../database/contact-changes.ts';
import { greetingFlow } from './flow-documents.ts';
import { createTestApp, type TestApp, type TestClient } from './test-server.ts';

let app: TestApp;
let supervisor: TestClient;
const start = Date.UTC(2026, 2, 2, 9);

beforeAll(async () => {
  app = await createTestApp();
  supervisor = await app.as('supervisor');
  const admin = await app.as('admin');
  await admin.post('/api/flows/import', { document: greetingFlow('support') });
  await admin.post('/api/flows/support/publish', { revision: 1 });
  const store = createContactStore({ database: app.database, nodeId: 'n', incarnation: 'n', leaseSeconds: 30 });
  const openings = Array.from({ length: 25 }, (_, index) =>
    // Five contacts begin in the same millisecond, so that pages must not lose those that share a moment.
    openingChange(`c${String(index).padStart(2, '0')}`, {
      at: start + Math.floor(index / 5) * 60_000,
      caller: `+3314000${1000 + index}`,
    }),
  );
  await store.commit(openings);
  await store.commit([
    nextChange('c01', 2, { result: 'completed', failure: null, atMs: start + 9000 }),
    nextChange('c02', 2, { result: 'failed', failure: 'step-limit', atMs: start + 9000 }),
  ]);
  const recorded = { type: 'record.finished' as const, effect: '2-0', data: { recording: 'c03-2-0', seconds: 1 } };
  await store.commit([{ contactId: 'c03', node: 'voicemail', lines: [{ ...journalLine(2), event: recorded }] }]);
});
afterAll(() => app.close());

const idsOf = (body: { contacts: { id: string }[] }) => body.contacts.map(({ id }) => id);

test('contacts come newest first, page by page, each exactly once', async () => {
  const seen: string[] = [];
  let path: string | null = '/api/contacts?limit=7';
  while (path !== null) {
    const { body }: { body: { contacts: { id: string }[]; next: string | null } } = await supervisor.get(path);
    expect(body.contacts.length).toBeLessThanOrEqual(7);
    seen.push(...idsOf(body));
    path = body.next === null ? null : `/api/contacts?limit=7&cursor=${body.next}`;
  }
  expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => `c${String(24 - index).padStart(2, '0')}`));
});

test.each([
  ['status=ended', ['c02', 'c01']],
  ['result=failed', ['c02']],
  ['status=live&search=1024', ['c24']],
  ['search=%2B33180000000&limit=1', ['c24']],
  ['search=%25', Array.from({ length: 25 })],
  ['search=1_24', []],
  ['flow=support&from=2026-03-02T10:04:00%2B01:00&to=2026-03-02T09:04:01Z', ['c24', 'c23', 'c22', 'c21', 'c20']],
  ['flow=other', []],
])('%s finds what it says', async (query, expected) => {
  const { status, body } = await supervisor.get(`/api/contacts?${query}`);
  expect(status).toBe(200);
  if (expected.every((id) => typeof id === 'string')) expect(idsOf(body)).toEqual(expected);
  else expect(body.contacts).toHaveLength(expected.length);
});

test.each([
  'cursor=nonsense',
  `cursor=${Buffer.from('2026-99-99T00:00:00.000Z c1').toString('base64url')}`,
  'limit=0',
  'from=yesterday',
  'status=odd',
])('%s is refused by its name', async (query) => {
  const { status, body } = await supervisor.get(`/api/contacts?${query}`);
  expect(status).toBe(422);
  expect(body.issues[0].path).toEqual(['query', query.split('=')[0]]);
});

test('several journals are read at once, whole and in order', async () => {
  const { status, body } = await supervisor.get('/api/journals?contacts=c02,nobody,c01');
  expect(status).toBe(200);
  expect(body.journals.map(({ contactId }: { contactId: string }) => contactId)).toEqual(['c02', 'nobody', 'c01']);
  const [second, nobody, first] = body.journals;
  expect(nobody.entries).toEqual([]);
  expect(second.entries).toEqual((await supervisor.get('/api/contacts/c02/journal')).body.entries);
  expect(first.entries.map(({ seq }: { seq: number }) => seq)).toEqual([0, 1, 2]);
  expect((await supervisor.get('/api/journals?contacts=')).status).toBe(422);
  const many = Array.from({ length: 101 }, (_, index) => `c${index}`).join(',');
  expect((await supervisor.get(`/api/journals?contacts=${many}`)).status).toBe(422);
});

test('what accompanies a call is found by its kind, its flow or the call, and ends with it', async () => {
  await app.db.insert(contacts).values({
    id: 'c02~script',
    kind: 'script',
    parentId: 'c02',
    campaign: 'sales',
    status: 'live',
    caller: '+3314000999',
    called: '+33180000001',
    flowId: 'pitch',
    flowVersion: 1,
    node: 'page',
    startedAt: new Date(start),
    lines: 1,
    owner: '',
  });
  const ids = async (query: string) =>
    (await supervisor.get(`/api/contacts?${query}`)).body.contacts.map(({ id }: { id: string }) => id);
  expect(await ids('search=999')).toEqual([]);
  expect(await ids('kind=script')).toEqual(['c02~script']);
  expect(await ids('flow=pitch')).toEqual(['c02~script']);
  expect(await ids('parent=c02')).toEqual(['c02~script']);
  expect(await ids('kind=script&campaign=other')).toEqual([]);
  const { body } = await supervisor.get('/api/contacts/c02~script');
  expect(body.contact).toMatchObject({ kind: 'script', parentId: 'c02', campaign: 'sales', campaignName: 'sales' });
  expect((await supervisor.post('/api/contacts/c02~script/hang-up')).body.code).toBe('not-live');
  const page = await supervisor.get('/api/contacts?kind=script&limit=1');
  expect(page.body.next).toBeNull();
});

test('a contact is exported as a file that can be replayed elsewhere', async () => {
  const { headers, body } = await supervisor.get('/api/contacts/c02/export');
  expect(headers.get('content-disposition')).toContain('filename="contact-c02.journal.json"');
  expect(contactExport.parse(body)).toMatchObject({ format: 1, contact: { id: 'c02', flowVersion: 1 } });
  expect(body.journal).toHaveLength(3);
  expect((await supervisor.get('/api/contacts/nobody/export')).status).toBe(404);
});

test('a contact is read with its journal and the machine it ran', async () => {
  const { body } = await supervisor.get('/api/contacts/c02');
  expect(body.contact).toMatchObject({
    status: 'ended',
    result: 'failed',
    failure: 'step-limit',
    flowName: 'Greeting support',
    flowVersion: 1,
  });
  const journal = await supervisor.get('/api/contacts/c02/journal');
  expect(journal.body.entries.map((line: { seq: number }) => line.seq)).toEqual([0, 1, 2]);
  expect(journal.body.entries[0]).toMatchObject({ at: '2026-03-02T09:00:00.000Z', event: { type: 'play.finished' } });
  expect((await supervisor.get('/api/contacts/c02/journal?after=1')).body.entries).toHaveLength(1);
  expect((await supervisor.get('/api/contacts/c02/machine')).body.ir).toMatchObject({ flow: 'support' });
});

test('contacts of a deleted flow are still shown on its graph', async () => {
  const admin = await app.as('admin');
  await admin.post('/api/flows/import', { document: greetingFlow('gone') });
  await admin.post('/api/flows/gone/publish', { revision: 1 });
  await admin.delete('/api/flows/gone');
  expect((await supervisor.get('/api/flows/gone/versions/1')).body.document.id).toBe('gone');
});

test('a live contact is hung up, an ended one is not', async () => {
  expect((await supervisor.post('/api/contacts/c04/hang-up')).status).toBe(204);
  expect(app.hungUp).toEqual(['c04']);
  expect((await supervisor.post('/api/contacts/c01/hang-up')).body.code).toBe('not-live');
  expect((await supervisor.post('/api/contacts/nobody/hang-up')).status).toBe(404);
});

test('a recording is moved here, also when it takes several tries, and listening is noted', async () => {
  const path = '/api/contacts/c03/recordings/c03-2-0';
  expect((await supervisor.get(path)).status).toBe(404);
  const wav = writeWav([new Int16Array(8000)]);
  const tries: string[] = [];
  async function doTwice(what: string): Promise<void> {
    tries.push(what);
    if (tries.filter((tried) => tried === what).length === 1) throw new Error('not yet');
  }
  const fetcher = createRecordingFetcher({
    db: app.db,
    log: app.services.log,
    telephony: {
      async fetchRecording(id) {
        await doTwice(`fetch ${id}`);
        return wav;
      },
      deleteRecording: (id) => doTwice(`delete ${id}`),
    },
  });
  await expect.poll(() => tries.length).toBe(1);
  const due = async () => (await app.db.select().from(recordings).where(eq(recordings.id, 'c03-2-0')))[0];
  await expect.poll(async () => (await due())?.nextAttemptAt?.getTime()).toBeGreaterThan(Date.now() + 2000);
  for (const triesBy of [3, 4]) {
    await app.db.update(recordings).set({ nextAttemptAt: new Date() });
    fetcher.wake();
    await expect.poll(() => tries.length).toBe(triesBy);
    expect((await supervisor.get(path)).bytes).toEqual(wav);
  }
  await expect.poll(async () => (await due())?.nextAttemptAt).toBeNull();
  expect(tries).toEqual(['fetch c03-2-0', 'fetch c03-2-0', 'delete c03-2-0', 'delete c03-2-0']);
  await fetcher.stop();
  const heard = await supervisor.get(path);
  expect(heard.headers.get('content-type')).toBe('audio/wav');
  expect(heard.bytes).toEqual(wav);
  const { body } = await (await app.as('admin')).get('/api/audit?limit=1');
  expect(body.entries[0]).toMatchObject({
    action: 'recording.read',
    entityId: 'c03',
    details: { recording: 'c03-2-0' },
  });
});
