import { afterAll, beforeAll, expect, test } from 'vitest';
import { greetingFlow } from './flow-documents.ts';
import { createTestApp, type TestApp, type TestClient } from './test-server.ts';

const COMMENTS = '/api/flows/talked-about/comments';

let app: TestApp;
let designer: TestClient;
let announced: string[];
let designerLogin: string;
let adminLogin: string;

beforeAll(async () => {
  app = await createTestApp();
  designer = await app.as('designer');
  app.services.announceComments = (flowId) => announced.push(flowId);
  announced = [];
  const loginOf = async (client: TestClient) => (await client.get('/api/session')).body.user.login;
  designerLogin = await loginOf(designer);
  adminLogin = await loginOf(await app.as('admin'));
  await designer.post('/api/flows/import', { document: greetingFlow('talked-about') });
});
afterAll(() => app.close());

const start = async (node: string | null, text: string) => (await designer.post(COMMENTS, { node, text })).body.thread;
const threads = async (client = designer) => (await client.get(COMMENTS)).body.threads;

test('a thread grows, is resolved and opens again with an answer', async () => {
  const thread = await start('greet', 'Too long?');
  expect(thread).toMatchObject({
    node: 'greet',
    resolved: null,
    comments: [{ author: designerLogin, text: 'Too long?' }],
  });
  const admin = await app.as('admin');
  await admin.post(`${COMMENTS}/${thread.id}`, { text: 'Shorten it' });
  const resolved = await admin.put(`${COMMENTS}/${thread.id}`, { resolved: true });
  expect(resolved.body.thread).toMatchObject({ resolved: { by: adminLogin } });
  await designer.put(`${COMMENTS}/${thread.id}`, { resolved: true });
  const [shown] = await threads(await app.as('supervisor'));
  expect(shown.resolved.by).toBe(adminLogin);
  expect(shown.comments.map(({ text }: { text: string }) => text)).toEqual(['Too long?', 'Shorten it']);
  await designer.post(`${COMMENTS}/${thread.id}`, { text: 'Still too long' });
  expect((await threads())[0]).toMatchObject({ resolved: null, comments: { length: 3 } });
  expect(announced).toEqual(Array(5).fill('talked-about'));
});

test('the document and its revision know nothing of it', async () => {
  const before = (await designer.get('/api/flows/talked-about')).body;
  await start(null, 'About the whole flow');
  expect((await designer.get('/api/flows/talked-about')).body).toEqual(before);
});

test('only who began a thread deletes it, or an administrator; the log keeps what was said', async () => {
  const admin = await app.as('admin');
  const byAdmin = (await admin.post(COMMENTS, { node: null, text: 'Mine' })).body.thread;
  const byDesigner = await start(null, 'Yours');
  expect((await designer.delete(`${COMMENTS}/${byAdmin.id}`)).body.code).toBe('forbidden');
  expect((await admin.delete(`${COMMENTS}/${byDesigner.id}`)).status).toBe(204);
  expect((await admin.delete(`${COMMENTS}/${byDesigner.id}`)).status).toBe(404);
  const ids = (await threads()).map(({ id }: { id: string }) => id);
  expect(ids).toContain(byAdmin.id);
  expect(ids).not.toContain(byDesigner.id);
  const { entries } = (await admin.get('/api/audit?limit=5')).body;
  expect(entries).toContainEqual(
    expect.objectContaining({
      action: 'comment.delete',
      entityId: 'talked-about',
      details: expect.objectContaining({ text: 'Yours', author: designerLogin }),
    }),
  );
});

test('a supervisor reads and does not write', async () => {
  const supervisor = await app.as('supervisor');
  expect((await supervisor.post(COMMENTS, { node: null, text: 'May I?' })).status).toBe(403);
});

test('an answer needs its thread, in the flow it belongs to', async () => {
  const thread = await start('greet', 'Here');
  await designer.post('/api/flows/import', { document: greetingFlow('other') });
  expect((await designer.post(`/api/flows/other/comments/${thread.id}`, { text: 'There' })).status).toBe(404);
  const reply = (await designer.post(`${COMMENTS}/${thread.id}`, { text: 'Yes' })).body.thread.comments[1];
  // An answer is no thread of its own.
  expect((await designer.put(`${COMMENTS}/${reply.id}`, { resolved: true })).status).toBe(404);
  expect((await designer.post(COMMENTS, { node: null, text: '  ' })).body.issues[0].path).toEqual(['text']);
});
