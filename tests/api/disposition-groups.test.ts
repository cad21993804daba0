import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inboundSettings } from '#schemas/domain/inbound-campaign.ts';
import { systemStatuses } from '#schemas/domain/system-statuses.ts';
import { campaigns, dispositionVersions } from '#server/db/tables/index.ts';
import { createTestApp, type TestApp, type TestClient } from './test-server.ts';

let app: TestApp;
let admin: TestClient;
beforeAll(async () => {
  app = await createTestApp();
  admin = await app.as('admin');
});
afterAll(() => app.close());

const status = (code: string, more: object = {}) => ({
  code,
  name: code,
  description: '',
  category: 'positive',
  type: 'positive',
  benefit: 12.5,
  quota: false,
  colour: '#2f9e44',
  callback: { planned: 'no', personal: false, earliestDays: null, latestDays: null },
  final: false,
  quick: true,
  system: false,
  details: [{ code: 'a', name: 'A' }],
  ...more,
});
const group = (name: string, statuses: object[]) => ({ name, currency: 'EUR', statuses });

test('other statuses make a new version, another name does not', async () => {
  const made = await admin.post('/api/disposition-groups', group('Après-vente', [status('sold')]));
  expect([made.status, made.body.dispositionGroup]).toMatchObject([
    201,
    { id: 'apres-vente', version: 1, revision: 1 },
  ]);
  const path = '/api/disposition-groups/apres-vente';
  const renamed = await admin.put(path, { ...group('Service', [status('sold')]), revision: 1 });
  expect(renamed.body.dispositionGroup).toMatchObject({ name: 'Service', version: 1, revision: 2 });
  const [none, machine] = [status('none'), systemStatuses('fr')[3]];
  const changed = await admin.put(path, { ...group('Service', [none, machine ?? {}]), revision: 2 });
  expect(changed.body.dispositionGroup).toMatchObject({
    version: 2,
    statuses: [{ code: 'none' }, { name: 'Répondeur' }],
  });

  const stale = await admin.put(path, { ...group('Mine', [status('sold')]), revision: 2 });
  expect([stale.status, stale.body]).toMatchObject([409, { code: 'stale-revision', details: { revision: 3 } }]);
  const { body } = await (await app.as('supervisor')).get(`${path}/versions`);
  expect(body.versions).toMatchObject([
    { version: 2, statuses: [{ code: 'none' }, { code: '93' }] },
    { version: 1, statuses: [{ code: 'sold', benefit: 12.5 }] },
  ]);
});

test.each([
  ['two statuses of one code', [status('x'), status('x')], ['statuses'], 'duplicate-code'],
  [
    'two details of one code',
    [
      status('x', {
        details: [
          { code: 'a', name: 'A' },
          { code: 'a', name: 'B' },
        ],
      }),
    ],
    ['statuses', 0, 'details'],
    'duplicate-code',
  ],
  ['a status of one’s own with a code of the system', [status('93')], ['statuses', 0, 'code'], 'system-code'],
  ['a colour by name', [status('x', { colour: 'red' })], ['statuses', 0, 'colour'], 'colour'],
  [
    'a callback window that ends before it begins',
    [status('x', { callback: { planned: 'mandatory', personal: true, earliestDays: 5, latestDays: 2 } })],
    ['statuses', 0, 'callback', 'earliestDays'],
    'min-above-max',
  ],
])('%s: refused with its place', async (_, statuses, path, rule) => {
  const { status: code, body } = await admin.post('/api/disposition-groups', group('Wrong', statuses));
  expect([code, body.issues[0]]).toMatchObject([422, { path, rule }]);
});

test('a group stays while a campaign uses it, and its versions stay for good', async () => {
  await admin.post('/api/disposition-groups', group('Used', [status('ok', { final: true })]));
  const settings = inboundSettings.parse({ customers: { dispositions: 'used' } });
  const row = { id: 'support', name: 'Support', kind: 'inbound' as const, settings };
  await app.db.insert(campaigns).values({ ...row, updatedAt: new Date(), updatedBy: 'admin' });
  const { body } = await admin.get('/api/disposition-groups');
  expect(body.dispositionGroups.find(({ id }: { id: string }) => id === 'used').usedBy.campaigns).toEqual([
    { id: 'support', name: 'Support' },
  ]);
  const refused = await admin.delete('/api/disposition-groups/used');
  expect([refused.status, refused.body.details]).toEqual([409, { campaigns: ['Support'] }]);
  await app.db.delete(campaigns);
  expect((await admin.delete('/api/disposition-groups/used')).status).toBe(204);
  const again = await admin.post('/api/disposition-groups', group('Used', []));
  expect(again.body.dispositionGroup).toMatchObject({ id: 'used', version: 2 });
  const kept = await app.db.select().from(dispositionVersions).where(eq(dispositionVersions.groupId, 'used'));
  expect(kept).toHaveLength(2);
});

test('only administrators change what agents can say', async () => {
  const designer = await app.as('designer');
  expect((await designer.post('/api/disposition-groups', group('Mine', []))).status).toBe(403);
  expect((await designer.get('/api/disposition-groups')).status).toBe(200);
});
