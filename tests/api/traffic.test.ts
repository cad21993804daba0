import { afterAll, beforeAll, expect, test } from 'vitest';
import { createContactStore } from '#server/db/stores/contact-store.ts';
import { rollUpTraffic } from '#server/traffic/roll-up.ts';
import { nextChange, openingChange } from '../database/contact-changes.ts';
import { greetingFlow } from './flow-documents.ts';
import { createTestApp, type TestApp, type TestClient } from './test-server.ts';

let app: TestApp;
let supervisor: TestClient;
const start = Date.UTC(2026, 2, 2, 9);
const period = 'version=1&from=2026-03-02T09:00:00Z&to=2026-03-02T09:30:00Z';

beforeAll(async () => {
  app = await createTestApp();
  supervisor = await app.as('supervisor');
  const admin = await app.as('admin');
  await admin.post('/api/flows/import', { document: greetingFlow('support') });
  await admin.post('/api/flows/support/publish', { revision: 1 });
  const store = createContactStore({ database: app.database, nodeId: 'n', incarnation: 'n', leaseSeconds: 30 });
  await store.commit(['a', 'b', 'c', 'd'].map((id) => openingChange(id, { at: start })));
  await store.commit([nextChange('a', 2, { result: 'hung-up', failure: null, atMs: start + 9000 })]);
  await rollUpTraffic(app.db);
  await store.commit([nextChange('b', 2, { result: 'completed', failure: null, atMs: start + 9000 })]);
});
afterAll(() => app.close());

test('figures hold contacts that are added up, ended just now and live', async () => {
  const { status, body } = await supervisor.get(`/api/flows/support/traffic?${period}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ contacts: 4, pending: 0, from: '2026-03-02T09:00:00.000Z' });
  expect(body.nodes).toEqual([
    { node: 'menu', contacts: 4, passages: 10, medianMs: 0, hungUp: 1, completed: 1, failed: 0 },
  ]);
  expect(body.exits).toEqual([{ node: 'menu', exit: 'key-1', contacts: 4, passages: 10 }]);
});

test('without a period or a version, the last day of the live one is meant', async () => {
  const { status, body } = await supervisor.get('/api/flows/support/traffic');
  expect(status).toBe(200);
  expect(body).toMatchObject({ version: 1, contacts: 0 });
});

test('the period counts by the beginning of a contact', async () => {
  const { body } = await supervisor.get(
    '/api/flows/support/traffic?version=1&from=2026-03-02T09:15:00Z&to=2026-03-02T10:00:00Z',
  );
  expect(body).toMatchObject({ contacts: 0, nodes: [] });
});

test.each([
  ['version=2&from=2026-03-02T09:00:00Z&to=2026-03-02T10:00:00Z', 404],
  ['version=1&from=2026-03-02T10:00:00Z&to=2026-03-02T09:00:00Z', 422],
  ['version=1&from=yesterday&to=2026-03-02T09:00:00Z', 422],
])('%s is refused', async (query, expected) => {
  expect((await supervisor.get(`/api/flows/support/traffic?${query}`)).status).toBe(expected);
});

test.each([
  ['node=menu', ['a']],
  ['node=menu&exit=key-1', ['a']],
  ['node=menu&exit=$hung-up', ['a']],
  ['node=menu&exit=$completed', []],
  ['node=other', []],
  ['node=menu&version=2', []],
])('contacts that have been added up are found by %s', async (query, expected) => {
  const { body } = await supervisor.get(`/api/contacts?${query}`);
  expect(body.contacts.map(({ id }: { id: string }) => id)).toEqual(expected);
});
