import { afterAll, beforeAll, expect, test } from 'vitest';
import { greetingFlow } from './flow-documents.ts';
import { createTestApp, type TestApp, type TestClient } from './test-server.ts';

let app: TestApp;
let admin: TestClient;
beforeAll(async () => {
  app = await createTestApp();
  admin = await app.as('admin');
  await admin.post('/api/flows/import', { document: greetingFlow('reception') });
  await admin.post('/api/flows/reception/publish', { revision: 1 });
  await admin.post('/api/flows/import', { document: greetingFlow('draft-only') });
});
afterAll(() => app.close());

const range = (first: string, last: string, site = 'Paris') => admin.post('/api/did-ranges', { site, first, last });

test('a range gives its numbers, free at first', async () => {
  const created = await range('+33180000000', '+33180000099');
  expect(created.status).toBe(201);
  const { body } = await admin.get('/api/dids?limit=3&search=331800000');
  expect(body.total).toBe(100);
  expect(body.dids).toEqual(
    ['+33180000000', '+33180000001', '+33180000002'].map((number) => ({
      number,
      rangeId: created.body.range.id,
      siteId: 'paris',
      site: 'Paris',
      alias: 'live',
      flow: null,
      campaign: null,
    })),
  );
  expect(body.ranges).toContainEqual({
    id: created.body.range.id,
    siteId: 'paris',
    site: 'Paris',
    first: '+33180000000',
    last: '+33180000099',
  });
});

test.each([
  ['+33180000010', '+33180000010'],
  ['33180000098', '33180000105'],
  ['+33179999990', '+33180000000'],
])('%s to %s overlaps and leaves nothing behind', async (first, last) => {
  const before = (await admin.get('/api/dids')).body;
  const refused = await range(first, last);
  expect(refused.status).toBe(409);
  expect(refused.body.code).toBe('range-overlap');
  expect(refused.body.details.numbers.length).toBeGreaterThan(0);
  expect((await admin.get('/api/dids')).body).toMatchObject({ total: before.total, ranges: before.ranges });
});

test.each([
  ['+33170000009', '+33170000000', 'range-order'],
  ['+33170000000', '+331700000000', 'range-length'],
  ['+33170000000', '330170000009', 'range-length'],
  ['+33170000000', '+33170010000', 'range-size'],
  ['call me', '+33170000000', 'did-number'],
])('%s to %s is refused: %s', async (first, last, rule) => {
  const { status, body } = await range(first, last);
  expect(status).toBe(422);
  expect(body.issues[0].rule).toBe(rule);
});

test('numbers keep their leading zeros, and the largest range fits', async () => {
  expect((await range('00990', '01009')).status).toBe(201);
  const { body } = await admin.get('/api/dids?search=0100');
  expect(body.dids[0].number).toBe('01000');
  expect((await range('+33160000000', '+33160009999')).status).toBe(201);
});

test('a number leads to a published flow and can be taken back', async () => {
  const assigned = await (await app.as('designer')).put('/api/dids/+33180000007', { flowId: 'reception' });
  expect(assigned.status).toBe(200);
  expect(assigned.body.did.flow).toEqual({ id: 'reception', name: 'Greeting reception', version: 1 });
  expect((await admin.get('/api/dids?assigned=yes')).body).toMatchObject({
    total: 1,
    dids: [{ number: '+33180000007' }],
  });
  expect((await admin.get('/api/flows/reception')).body.summary.dids).toEqual(['+33180000007']);
  const inUse = await admin.delete('/api/flows/reception');
  expect(inUse.body).toMatchObject({ code: 'in-use', details: { dids: ['+33180000007'] } });
  expect((await admin.put('/api/dids/33180000007', { flowId: null })).body.did.flow).toBeNull();
});

test('a number does not lead to a draft, to another kind, or nowhere', async () => {
  const script = await admin.post('/api/flows', { name: 'Script', kind: 'script', languages: ['en'] });
  const assign = (flowId: string) => admin.put('/api/dids/+33180000007', { flowId });
  expect((await assign('draft-only')).body.code).toBe('not-published');
  expect((await assign(script.body.summary.id)).body.issues[0]).toMatchObject({
    path: ['flowId'],
    rule: 'did-flow-kind',
  });
  expect((await assign('no-such-flow')).body.issues[0]).toMatchObject({ path: ['flowId'], rule: 'unknown-flow' });
  expect((await admin.put('/api/dids/+33999999999', { flowId: null })).status).toBe(404);
});

test('a range goes when none of its numbers is assigned', async () => {
  const { body } = await range('+33150000000', '+33150000003');
  await admin.put('/api/dids/+33150000002', { flowId: 'reception' });
  const refused = await admin.delete(`/api/did-ranges/${body.range.id}`);
  expect(refused.body).toMatchObject({ code: 'in-use', details: { dids: ['+33150000002'] } });
  await admin.put('/api/dids/+33150000002', { flowId: null });
  expect((await admin.delete(`/api/did-ranges/${body.range.id}`)).status).toBe(204);
  expect((await admin.get('/api/dids?search=33150')).body.total).toBe(0);
});
