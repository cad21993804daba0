import { afterAll, beforeAll, expect, test } from 'vitest';
import { MAX_AUDIO_BYTES } from '#schemas/domain/audio.ts';
import { writeWav } from '#server/audio/write-wav.ts';
import { createContactStore } from '#server/db/stores/contact-store.ts';
import { nextChange, openingChange } from '../database/contact-changes.ts';
import { callingFlow, greetingFlow, soundFlow } from './flow-documents.ts';
import { createTestApp, type TestApp, type TestClient } from './test-server.ts';

let app: TestApp;
let designer: TestClient;
beforeAll(async () => {
  app = await createTestApp();
  designer = await app.as('designer');
});
afterAll(() => app.close());

const second = writeWav([new Int16Array(8000).fill(1000)]);
const upload = (fields: Record<string, string>, bytes: Uint8Array = second) =>
  designer.upload('/api/audio', fields, { name: 'whatever.mp3', bytes });

test('a sound is known by its content, converted, listed and heard', async () => {
  const added = await upload({ name: 'Été à Paris !' });
  expect(added.status).toBe(201);
  expect(added.body.audio).toMatchObject({
    id: 'ete-a-paris',
    name: 'Été à Paris !',
    seconds: 1,
    source: 'wav',
    usedBy: [],
  });
  const content = await designer.get('/api/audio/ete-a-paris/content');
  expect(content.headers.get('content-type')).toBe('audio/wav');
  expect(content.bytes).toEqual(second);
  const part = await designer.send('GET', '/api/audio/ete-a-paris/content', undefined, { range: 'bytes=4-7' });
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 4-7/${second.length}`]);
  expect(part.bytes).toEqual(second.subarray(4, 8));
  const beyond = await designer.send('GET', '/api/audio/ete-a-paris/content', undefined, { range: 'bytes=999999999-' });
  expect(beyond.status).toBe(416);
});

test('names may repeat, ids do not', async () => {
  expect((await upload({ name: 'Twice' })).body.audio.id).toBe('twice');
  expect((await upload({ name: 'Twice' })).body.audio.id).toBe('twice-2');
  expect((await upload({ name: 'Mine', id: 'mine' })).body.audio.id).toBe('mine');
  expect((await upload({ name: 'Mine', id: 'mine' })).body.code).toBe('audio-exists');
  expect((await upload({ name: '你好' })).body.issues[0]).toMatchObject({ path: ['name'], rule: 'name-for-id' });
});

test.each([
  ['a text', new TextEncoder().encode('<html>not a sound</html>'), 'audio-format'],
  ['nothing', new Uint8Array(), 'audio-format'],
  ['half a wav', second.subarray(0, 3000), 'audio-damaged'],
  ['a header alone', second.subarray(0, 40), 'audio-damaged'],
])('%s is refused', async (_, bytes, rule) => {
  const { status, body } = await upload({ name: 'Bad' }, bytes);
  expect(status).toBe(422);
  expect(body.issues[0]).toMatchObject({ path: ['file'], rule });
});

test('a form that is no form, or lacks its fields, is refused', async () => {
  const missing = await designer.upload('/api/audio', { name: 'No file' });
  expect([missing.status, missing.body.issues[0].path]).toEqual([422, ['file']]);
  const text = await designer.upload('/api/audio', { name: 'Text', file: 'a text in the place of the file' });
  expect([text.status, text.body.issues[0].path]).toEqual([422, ['file']]);
  const nameless = await upload({});
  expect([nameless.status, nameless.body.issues[0].path]).toEqual([422, ['name']]);
  const unknown = await upload({ name: 'x', surprise: '1' });
  expect(unknown.body.issues[0]).toMatchObject({ path: ['surprise'], rule: 'unknown-field' });
  expect((await designer.send('POST', '/api/audio', {})).status).toBe(415);
  const broken = { 'content-type': 'multipart/form-data; boundary=x' };
  expect((await designer.send('POST', '/api/audio', '--x\r\nbroken', broken)).status).toBe(422);
});

test('more than 20 MB is refused before it is read', async () => {
  const { status, body } = await upload({ name: 'Long' }, new Uint8Array(MAX_AUDIO_BYTES + 200_000));
  expect([status, body.code]).toEqual([413, 'too-large']);
});

test('a sound that is used says by whom and stays', async () => {
  await upload({ name: 'Used' });
  await designer.post('/api/flows/import', { document: soundFlow('player', 'used') });
  const usedBy = async () => {
    const { body } = await designer.get('/api/audio');
    return body.audio.find((one: { id: string }) => one.id === 'used').usedBy;
  };
  const draft = { flowId: 'player', name: 'Greeting player', where: 'draft' };
  expect(await usedBy()).toEqual([draft]);
  expect((await designer.post('/api/flows/player/publish', { revision: 1 })).status).toBe(201);
  await designer.post('/api/flows/import', { document: callingFlow('outer', 'player') });
  expect((await designer.post('/api/flows/outer/publish', { revision: 1 })).status).toBe(201);
  const published = [
    { ...draft, where: 'published' },
    { flowId: 'outer', name: 'Greeting outer', where: 'published' },
  ];
  expect(await usedBy()).toEqual(expect.arrayContaining([draft, ...published]));

  // Neither draft nor published version of the player plays it any more, but the outer flow was published with it inside.
  await designer.put('/api/flows/player/draft', { revision: 1, document: greetingFlow('player') });
  await designer.post('/api/flows/player/publish', { revision: 2 });
  const refused = await designer.delete('/api/audio/used');
  expect(refused.status).toBe(409);
  expect(refused.body.details.flows).toEqual([published[1]]);
  await designer.post('/api/flows/outer/publish', { revision: 1 });
  expect((await designer.delete('/api/audio/used')).status).toBe(204);
  expect((await designer.get('/api/audio/used/content')).status).toBe(404);
});

test('a sound that a live contact may still hear stays', async () => {
  await upload({ name: 'Heard' });
  await designer.post('/api/flows/import', { document: soundFlow('support', 'heard') });
  await designer.post('/api/flows/support/publish', { revision: 1 });
  await designer.put('/api/flows/support/draft', { revision: 1, document: greetingFlow('support') });
  await designer.post('/api/flows/support/publish', { revision: 2 });
  const store = createContactStore({ database: app.database, nodeId: 'n', incarnation: 'n', leaseSeconds: 30 });
  await store.commit([openingChange('c1')]);
  expect((await designer.delete('/api/audio/heard')).body.details).toEqual({
    campaigns: [],
    flows: [],
    liveContacts: 1,
    holidayGroups: [],
  });
  await store.commit([nextChange('c1', 2, { result: 'completed', failure: null, atMs: 0 })]);
  expect((await designer.delete('/api/audio/heard')).status).toBe(204);
});

test('a sound is renamed and keeps its id', async () => {
  await upload({ name: 'Before', id: 'kept' });
  const { body } = await designer.patch('/api/audio/kept', { name: 'After' });
  expect(body.audio).toMatchObject({ id: 'kept', name: 'After' });
  expect((await designer.patch('/api/audio/nothing', { name: 'x' })).status).toBe(404);
});

test('texts are spoken in the languages of the engine', async () => {
  const spoken = await designer.get('/api/speech?text=Bonjour&language=fr');
  expect(spoken.headers.get('content-type')).toBe('audio/wav');
  expect(spoken.bytes.length).toBeGreaterThan(44);
  const unknown = await designer.get('/api/speech?text=Hallo&language=de');
  expect(unknown.body.issues[0]).toMatchObject({ path: ['query', 'language'], rule: 'speech-language' });
});
