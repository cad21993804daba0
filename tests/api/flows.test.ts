import { afterAll, beforeAll, expect, test } from 'vitest';
import { rules } from '#schemas/diagnostics/rules/index.ts';
import { readJson } from '../flows/golden-file.ts';
import { callingFlow, greetingFlow } from './flow-documents.ts';
import { createTestApp, type TestApp, type TestClient } from './test-server.ts';

let app: TestApp;
let designer: TestClient;
let admin: TestClient;
beforeAll(async () => {
  app = await createTestApp();
  designer = await app.as('designer');
  admin = await app.as('admin');
});
afterAll(() => app.close());

async function importFlow(document: unknown) {
  const answer = await designer.post('/api/flows/import', { document });
  expect(answer.status).toBe(201);
  return answer.body;
}

async function publish(id: string, revision = 1) {
  return designer.post(`/api/flows/${id}/publish`, { revision, message: 'go' });
}

test('a new flow has a start, is listed, and says what is missing', async () => {
  const created = await designer.post('/api/flows', {
    name: ' Reception ',
    kind: 'ivr',
    languages: ['fr', 'en', 'fr'],
  });
  expect(created.status).toBe(201);
  const { summary, document, diagnostics } = created.body;
  expect(summary).toMatchObject({
    name: 'Reception',
    kind: 'ivr',
    revision: 1,
    publishedVersion: null,
    changed: true,
    dids: [],
  });
  expect(document).toMatchObject({ id: summary.id, languages: ['fr', 'en'], nodes: [{ kind: 'start' }] });
  expect(diagnostics.map((found: { rule: string }) => found.rule)).toContain('unconnected-exit');
  const { body } = await designer.get('/api/flows?kind=ivr');
  expect(body.flows.map((flow: { id: string }) => flow.id)).toContain(summary.id);
  expect((await designer.get('/api/flows?kind=script')).body.flows).toEqual([]);
});

test('a document that cannot be read is refused with the place of every problem, and nothing is stored', async () => {
  const before = (await designer.get('/api/flows')).body.flows.length;
  const document = { ...greetingFlow('bad'), languages: [], edges: [{ id: 'e1' }], surprise: 1 };
  const { status, body } = await designer.post('/api/flows/import', { document });
  expect(status).toBe(422);
  expect(body.code).toBe('not-a-flow');
  const places = body.issues.map((issue: { path: unknown[] }) => issue.path.join('.'));
  expect(places).toEqual(
    expect.arrayContaining(['document.languages', 'document.edges.0.source', 'document.surprise']),
  );
  expect((await designer.get('/api/flows')).body.flows).toHaveLength(before);
});

test('an imported flow keeps its id while it is free', async () => {
  expect((await importFlow(greetingFlow('moved'))).summary.id).toBe('moved');
  const again = await importFlow(greetingFlow('moved'));
  expect(again.summary.id).not.toBe('moved');
  expect(again.document.id).toBe(again.summary.id);
});

test('a draft is saved with the revision it came from; saving the same again changes nothing', async () => {
  await importFlow(greetingFlow('saved'));
  const document = greetingFlow('saved', { name: 'Renamed' });
  const saved = await designer.put('/api/flows/saved/draft', { revision: 1, document });
  expect(saved.status).toBe(200);
  expect(saved.body.summary).toMatchObject({ revision: 2, name: 'Renamed' });
  const shuffled = Object.fromEntries(Object.entries(document).reverse());
  const same = await designer.put('/api/flows/saved/draft', { revision: 2, document: shuffled });
  expect(same.body.summary.revision).toBe(2);
});

test('a stale save gets both versions and overwrites nothing', async () => {
  await importFlow(greetingFlow('stale'));
  await admin.put('/api/flows/stale/draft', { revision: 1, document: greetingFlow('stale', { name: 'Theirs' }) });
  const mine = await designer.put('/api/flows/stale/draft', {
    revision: 1,
    document: greetingFlow('stale', { name: 'Mine' }),
  });
  expect(mine.status).toBe(409);
  expect(mine.body).toMatchObject({ code: 'stale-revision', details: { revision: 2, document: { name: 'Theirs' } } });
  expect((await designer.get('/api/flows/stale')).body.document.name).toBe('Theirs');
});

test('of two saves at the same moment one wins', async () => {
  await importFlow(greetingFlow('race'));
  const answers = await Promise.all(
    ['A', 'B', 'C', 'D'].map((name) =>
      designer.put('/api/flows/race/draft', { revision: 1, document: greetingFlow('race', { name }) }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
});

test('a document cannot become another flow or another kind', async () => {
  await importFlow(greetingFlow('fixed'));
  const document = { ...greetingFlow('other'), kind: 'script' };
  const { status, body } = await designer.put('/api/flows/fixed/draft', { revision: 1, document });
  expect(status).toBe(422);
  expect(body.issues.map((issue: { rule: string }) => issue.rule).sort()).toEqual(['flow-id', 'flow-kind']);
});

test('publishing makes an immutable version; the draft goes on without it', async () => {
  await importFlow(greetingFlow('live'));
  const first = await publish('live');
  expect(first.status).toBe(201);
  expect(first.body).toMatchObject({
    version: { version: 1, message: 'go' },
    summary: { publishedVersion: 1, changed: false },
  });
  await designer.put('/api/flows/live/draft', { revision: 1, document: greetingFlow('live', { name: 'Second' }) });
  expect((await designer.get('/api/flows/live')).body.summary).toMatchObject({ publishedVersion: 1, changed: true });
  expect((await publish('live', 2)).body.version.version).toBe(2);
  const versions = await designer.get('/api/flows/live/versions');
  expect(versions.body.versions.map((one: { version: number }) => one.version)).toEqual([2, 1]);
  expect((await designer.get('/api/flows/live/versions/1')).body.document.name).toBe('Greeting live');
});

test('a flow with errors is not published, and the answer says where they are, in the reader’s language', async () => {
  const flow = greetingFlow('broken');
  await importFlow({ ...flow, edges: flow.edges.slice(1) });
  await designer.patch('/api/session/profile', { language: 'fr' });
  const { status, body } = await publish('broken');
  await designer.patch('/api/session/profile', { language: 'en' });
  expect(status).toBe(422);
  expect(body).toMatchObject({ code: 'flow-has-errors', message: 'Le flux a des erreurs.' });
  const issue = body.issues.find((one: { rule: string }) => one.rule === 'unconnected-exit');
  expect(issue.path).toEqual(['document', 'nodes', 0]);
  expect(issue.message).toContain(rules['unconnected-exit'].fr.remedy);
  expect(body.details.diagnostics.length).toBeGreaterThan(0);
  expect((await designer.get('/api/flows/broken/versions')).body.versions).toEqual([]);
});

test('what was changed after it was looked at is not published', async () => {
  await importFlow(greetingFlow('looked-at'));
  await designer.put('/api/flows/looked-at/draft', {
    revision: 1,
    document: greetingFlow('looked-at', { name: 'Newer' }),
  });
  expect((await publish('looked-at', 1)).body).toMatchObject({ code: 'stale-revision', details: { revision: 2 } });
});

test('a version becomes the draft again', async () => {
  await importFlow(greetingFlow('restored'));
  await publish('restored');
  await designer.put('/api/flows/restored/draft', {
    revision: 1,
    document: greetingFlow('restored', { name: 'Regret' }),
  });
  expect((await designer.post('/api/flows/restored/versions/1/restore', { revision: 1 })).status).toBe(409);
  const { status, body } = await designer.post('/api/flows/restored/versions/1/restore', { revision: 2 });
  expect(status).toBe(200);
  expect(body).toMatchObject({ document: { name: 'Greeting restored' }, summary: { revision: 3, changed: false } });
  expect((await designer.post('/api/flows/restored/versions/9/restore', { revision: 3 })).status).toBe(404);
});

test('a copy is a flow of its own', async () => {
  await importFlow(greetingFlow('original'));
  const { status, body } = await designer.post('/api/flows/original/duplicate', { name: 'Copy' });
  expect(status).toBe(201);
  expect(body.summary).toMatchObject({ name: 'Copy', revision: 1, publishedVersion: null });
  expect(body.document).toMatchObject({ id: body.summary.id, name: 'Copy', edges: greetingFlow('x').edges });
});

test('draft and versions are exported as documents and as XState machines', async () => {
  await importFlow(greetingFlow('exported'));
  await publish('exported');
  await designer.put('/api/flows/exported/draft', {
    revision: 1,
    document: greetingFlow('exported', { name: 'Été 2026' }),
  });
  const draft = await designer.get('/api/flows/exported/export');
  expect(draft.body).toEqual(greetingFlow('exported', { name: 'Été 2026' }));
  expect(draft.headers.get('content-disposition')).toContain('e-te-2026.flow.json');
  expect((await designer.get('/api/flows/exported/export?version=1')).body.name).toBe('Greeting exported');
  expect((await designer.get('/api/flows/exported/export?as=xstate&version=1')).body).toHaveProperty('states');
  expect((await designer.get('/api/flows/exported/export?as=xstate')).body).toHaveProperty('states');
  expect((await designer.get('/api/flows/exported/export?version=7')).status).toBe(404);
});

test('a flow is deleted only when nothing leads to it', async () => {
  await importFlow(greetingFlow('called'));
  await importFlow(callingFlow('caller', 'called'));
  await publish('called');
  expect((await publish('caller')).status).toBe(201);
  const refused = await designer.delete('/api/flows/called');
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({
    code: 'in-use',
    details: {
      dids: [],
      flows: [
        { flowId: 'caller', where: 'draft' },
        { flowId: 'caller', where: 'published' },
      ],
    },
  });
  expect((await designer.delete('/api/flows/caller')).status).toBe(204);
  expect((await designer.delete('/api/flows/called')).status).toBe(204);
  expect((await designer.get('/api/flows/called')).status).toBe(404);
  expect((await publish('called')).status).toBe(404);
});

test('a sub-flow is published before the flow that calls it', async () => {
  await importFlow(greetingFlow('later'));
  await importFlow(callingFlow('earlier', 'later'));
  expect((await publish('earlier')).body.issues.map((issue: { rule: string }) => issue.rule)).toContain('missing-flow');
  await publish('later');
  expect((await publish('earlier')).status).toBe(201);
});

test('who changed what is noted, and many saves in a row are one line', async () => {
  await importFlow(greetingFlow('audited'));
  for (const [index, name] of ['One', 'Two', 'Three'].entries()) {
    await designer.put('/api/flows/audited/draft', {
      revision: index + 1,
      document: greetingFlow('audited', { name }),
    });
  }
  await publish('audited', 4);
  const { body } = await admin.get('/api/audit?limit=10');
  const lines = body.entries.filter((entry: { entityId: string }) => entry.entityId === 'audited');
  expect(lines.map((entry: { action: string }) => entry.action)).toEqual(['flow.publish', 'flow.save', 'flow.import']);
  expect(lines[1].details).toEqual({ revision: 4, times: 3 });
  expect(lines[1].user).toMatch(/^designer-/);
  const older = await admin.get(`/api/audit?before=${lines[1].id}&limit=1`);
  expect(older.body.entries).toHaveLength(1);
});

test('a flow of another product is converted with a report, and nothing is stored', async () => {
  const admin = await app.as('admin');
  const before = (await admin.get('/api/flows')).body.flows.length;
  const content = JSON.stringify(readJson('tests/flows/import/support.twilio.json'));
  const { status, body } = await admin.post('/api/flows/convert', { content, name: 'x' });
  expect(status).toBe(200);
  expect(body.converted).toMatchObject({ format: 'twilio', document: { name: 'Support line' } });
  expect((await admin.get('/api/flows')).body.flows).toHaveLength(before);
  const own = JSON.stringify(readJson('samples/support-line.json'));
  expect((await admin.post('/api/flows/convert', { content: own, name: 'x' })).body).toEqual({ converted: null });
  const broken = await admin.post('/api/flows/convert', { content: '<vxml><menu>', name: 'x' });
  expect(broken.status).toBe(422);
  expect(broken.body.issues[0]).toMatchObject({ path: ['content'], rule: 'not-imported' });
  expect((await (await app.as('supervisor')).post('/api/flows/convert', { content, name: 'x' })).status).toBe(403);
});
