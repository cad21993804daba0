import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createFlowStore } from '#server/db/stores/flow-store.ts';
import { nextVersions } from '#server/db/tables/index.ts';
import { promoteNextVersions } from '#server/services/aliases/promote-next-versions.ts';
import { callingFlow, greetingFlow } from './flow-documents.ts';
import { createTestApp, type TestApp, type TestClient } from './test-server.ts';

const NUMBER = '+33170000001';
const TRIAL = '+33170000002';
const TOMORROW = new Date(Date.now() + 86_400_000).toISOString();

let app: TestApp;
let designer: TestClient;
let flowId: string;
let warmStore: ReturnType<typeof createFlowStore>;
let count = 0;

beforeAll(async () => {
  app = await createTestApp();
  warmStore = createFlowStore(app.db);
  designer = await app.as('designer');
  const admin = await app.as('admin');
  await admin.post('/api/did-ranges', { site: 'Paris', first: NUMBER, last: '+33170000009' });
});
afterAll(() => app.close());

/** A flow of three versions, the third live, with a number for each alias. */
beforeEach(async () => {
  count += 1;
  flowId = `alias-${count}`;
  await designer.post('/api/flows/import', { document: greetingFlow(flowId) });
  for (let version = 1; version <= 3; version += 1) await publish();
  await designer.put(`/api/dids/${NUMBER}`, { flowId });
  await designer.put(`/api/dids/${TRIAL}`, { flowId, alias: 'next' });
});

/** Publishes the draft with another text in it. */
async function publish(body: Record<string, unknown> = {}): Promise<number> {
  const { summary, document } = (await designer.get(`/api/flows/${flowId}`)).body;
  const changed = { ...document, description: `${document.description}+` };
  const saved = await designer.put(`/api/flows/${flowId}/draft`, { revision: summary.revision, document: changed });
  const answer = await designer.post(`/api/flows/${flowId}/publish`, {
    revision: saved.body.summary.revision,
    ...body,
  });
  expect(answer.status).toBe(201);
  return answer.body.version.version;
}

/** What a call to the number would run if it arrived now, asked of a server that has cached nothing and of one that has. */
async function answeredBy(number: string): Promise<number | undefined> {
  const [fresh, warm] = [createFlowStore(app.db), warmStore];
  const found = await Promise.all([fresh.flowForDid(number), warm.flowForDid(number)]);
  expect(found[0]?.version).toBe(found[1]?.version);
  return found[0]?.version;
}
const put = (alias: string, body: unknown) => designer.put(`/api/flows/${flowId}/aliases/${alias}`, body);
const aliases = async () => (await designer.get(`/api/flows/${flowId}/aliases`)).body;

/** As if the time had come: the date lies in the past now. */
async function letValidityBegin(): Promise<void> {
  const startsAt = new Date(Date.now() - 60_000);
  await app.db.update(nextVersions).set({ startsAt }).where(eq(nextVersions.flowId, flowId));
}

describe('rolling back', () => {
  test('makes a former version answer new calls at once, and forward again', async () => {
    expect((await put('live', { version: 1 })).body).toEqual({ live: 1, next: null });
    expect(await answeredBy(NUMBER)).toBe(1);
    expect((await designer.get(`/api/flows/${flowId}`)).body.summary).toMatchObject({
      publishedVersion: 1,
      changed: true,
    });
    await put('live', { version: 3 });
    expect(await answeredBy(NUMBER)).toBe(3);
    const lines = (await (await app.as('admin')).get('/api/audit?limit=20')).body.entries;
    expect(lines.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining(['flow.roll-back', 'flow.go-live']),
    );
  });

  test('knows only versions that were published', async () => {
    expect((await put('live', { version: 9 })).status).toBe(404);
    expect(await answeredBy(NUMBER)).toBe(3);
  });

  test('publishing goes on counting', async () => {
    await put('live', { version: 1 });
    expect(await publish()).toBe(4);
    expect(await answeredBy(NUMBER)).toBe(4);
  });
});

describe('the next version', () => {
  test('is reached by numbers that lead to it, and by the others from its date on', async () => {
    await put('live', { version: 1 });
    expect(await answeredBy(TRIAL)).toBe(1);
    const { body } = await put('next', { version: 2, startsAt: TOMORROW });
    expect(body).toMatchObject({
      live: 1,
      next: { version: 2, startsAt: TOMORROW, setBy: expect.stringContaining('designer') },
    });
    expect([await answeredBy(NUMBER), await answeredBy(TRIAL)]).toEqual([1, 2]);

    await letValidityBegin();
    expect([await answeredBy(NUMBER), await answeredBy(TRIAL)]).toEqual([2, 2]);
    expect(await aliases()).toEqual({ live: 2, next: null });
    const { dids } = (await designer.get(`/api/dids?search=${NUMBER.slice(1)}`)).body;
    expect(dids).toMatchObject([{ alias: 'live', flow: { id: flowId, version: 2 } }]);
  });

  test('becomes the published version once, however many servers look', async () => {
    await put('next', { version: 1, startsAt: TOMORROW });
    expect(await promoteNextVersions(app.db, flowId)).toEqual([]);
    await letValidityBegin();
    const promoted = await Promise.all([promoteNextVersions(app.db, flowId), promoteNextVersions(app.db, flowId)]);
    expect(promoted.flat()).toEqual([flowId]);
    expect((await designer.get(`/api/flows/${flowId}`)).body.summary.publishedVersion).toBe(1);
    expect(await answeredBy(NUMBER)).toBe(1);
  });

  test('is next no more once it is made live before its time', async () => {
    await put('live', { version: 1 });
    await put('next', { version: 2, startsAt: TOMORROW });
    expect((await put('live', { version: 3 })).body.next).toMatchObject({ version: 2 });
    expect((await put('live', { version: 2 })).body).toEqual({ live: 2, next: null });
  });

  test('without a date takes over from nobody', async () => {
    await put('next', { version: 2, startsAt: null });
    expect(await promoteNextVersions(app.db, flowId)).toEqual([]);
    expect([await answeredBy(NUMBER), await answeredBy(TRIAL)]).toEqual([3, 2]);
  });

  test('can be published from the draft with its date, and taken back', async () => {
    expect(await publish({ startsAt: TOMORROW, message: 'Christmas' })).toBe(4);
    expect(await aliases()).toMatchObject({ live: 3, next: { version: 4, startsAt: TOMORROW } });
    expect(await answeredBy(NUMBER)).toBe(3);
    await designer.delete(`/api/flows/${flowId}/aliases/next`);
    expect(await aliases()).toEqual({ live: 3, next: null });
    expect(await answeredBy(TRIAL)).toBe(3);
  });

  test('whose time has come does not take over from a version that is published after it', async () => {
    await put('next', { version: 1, startsAt: TOMORROW });
    await letValidityBegin();
    expect(await publish()).toBe(4);
    await promoteNextVersions(app.db, flowId);
    expect(await answeredBy(NUMBER)).toBe(4);
  });

  test('cannot begin in the past', async () => {
    const { status, body } = await put('next', { version: 1, startsAt: '2020-01-01T00:00:00Z' });
    expect([status, body.issues[0]]).toEqual([
      422,
      expect.objectContaining({ path: ['startsAt'], rule: 'starts-in-past' }),
    ]);
  });

  test('keeps what it calls from being deleted', async () => {
    const called = `called-${count}`;
    await designer.post('/api/flows/import', { document: greetingFlow(called) });
    await designer.post(`/api/flows/${called}/publish`, { revision: 1 });
    const { summary, document } = (await designer.get(`/api/flows/${flowId}`)).body;
    const save = async (revision: number, draft: unknown) =>
      (await designer.put(`/api/flows/${flowId}/draft`, { revision, document: draft })).body.summary.revision;
    const calling = await save(summary.revision, { ...callingFlow(flowId, called), name: document.name });
    await designer.post(`/api/flows/${flowId}/publish`, { revision: calling, startsAt: TOMORROW });
    await save(calling, document);
    const refused = await designer.delete(`/api/flows/${called}`);
    expect(refused.body).toMatchObject({ code: 'in-use', details: { flows: [{ flowId, where: 'published' }] } });
    await designer.delete(`/api/flows/${flowId}/aliases/next`);
    expect((await designer.delete(`/api/flows/${called}`)).status).toBe(204);
  });
});
