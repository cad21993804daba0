import { afterAll, beforeAll, expect, test } from 'vitest';
import { greetingFlow } from './flow-documents.ts';
import { createTestApp, type TestApp, type TestClient } from './test-server.ts';

let app: TestApp;
let designer: TestClient;
beforeAll(async () => {
  app = await createTestApp();
  designer = await app.as('designer');
});
afterAll(() => app.close());

const passing = { name: 'greets', when: [], expect: { passes: ['greet'], end: 'completed' } };
const failing = { name: 'waits', when: [], expect: { end: 'waiting' } };

async function publish(id: string, publishing: object, tests: object[]) {
  const document = { ...greetingFlow(id), tests, settings: { publishing } };
  expect((await designer.post('/api/flows/import', { document })).status).toBe(201);
  return designer.post(`/api/flows/${id}/publish`, { revision: 1, message: '' });
}

test('a failing test stops the publishing of a flow that demands passing ones, with what it expected', async () => {
  const { status, body } = await publish('demanding', { testsPass: true }, [passing, failing]);
  expect(status).toBe(422);
  expect(body.code).toBe('tests-demanded');
  expect(body.issues).toEqual([
    {
      path: ['document', 'tests', 1],
      rule: 'test-fails',
      message: 'The test “waits” fails. The end: expected still waiting, got completed.',
    },
  ]);
  expect((await designer.get('/api/flows/demanding')).body.summary.publishedVersion).toBeNull();
});

test('too little coverage stops it as well, in the reader’s language', async () => {
  await designer.patch('/api/session/profile', { language: 'fr' });
  const { status, body } = await publish('covered', { coverage: 100 }, []);
  await designer.patch('/api/session/profile', { language: 'en' });
  expect(status).toBe(422);
  expect(body.issues[0]).toMatchObject({ path: ['document', 'settings', 'publishing', 'coverage'], rule: 'coverage' });
  expect(body.issues[0].message).toContain('Les tests passent par 0 % des sorties ; 100 % sont exigés.');
});

test('a flow that fulfils what it demands is published, and so is one that demands nothing', async () => {
  expect((await publish('fulfilled', { testsPass: true, coverage: 100 }, [passing])).status).toBe(201);
  expect((await publish('easy', {}, [failing])).status).toBe(201);
});
