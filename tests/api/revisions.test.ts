import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { contracts } from '#schemas/api/index.ts';
import { inboundSettings } from '#schemas/domain/inbound-campaign.ts';
import { createTestApp, type TestApp, type TestClient } from './test-server.ts';

let app: TestApp;
let first: TestClient;
beforeAll(async () => {
  app = await createTestApp();
  first = await app.as('admin');
  await first.post('/api/sites', { name: 'Lyon', address: 'Quai' });
  await first.post('/api/supervision-groups', { name: 'Nord' });
  await first.post('/api/blacklists', { name: 'Nuisance', country: 'FR' });
});
afterAll(() => app.close());

const reason = (name: string) => ({ id: '', name, productive: false, limitMinutes: 0 });
const gateway = (url: string) => ({ url, method: 'POST', headers: [], body: '', country: 'FR' });
const defaults = (priority: number) => ({ settings: inboundSettings.parse({ general: { priority } }) });

describe('of two who save what both have read, the second is told what the first has saved', () => {
  it.each([
    ['a site', '/api/sites/lyon', 1, { name: 'Lyon 3', address: '' }, { name: 'Lyon 6', address: '' }],
    ['a supervision group', '/api/supervision-groups/nord', 1, { name: 'Nord-Est' }, { name: 'Nord-Ouest' }],
    ['a blacklist', '/api/blacklists/nuisance', 1, { name: 'A', country: 'FR' }, { name: 'B', country: 'BE' }],
    ['pause reasons', '/api/pause-reasons', 0, { pauseReasons: [reason('Lunch')] }, { pauseReasons: [reason('Tea')] }],
    ['defaults of campaigns', '/api/campaign-defaults', 0, defaults(3), defaults(4)],
    ['the SMS gateway', '/api/settings/sms', 0, gateway('https://a.example'), gateway('https://b.example')],
  ])('%s', async (_, path, revision, mine, theirs) => {
    expect((await first.put(path, { ...mine, revision })).status).toBe(200);
    const late = await first.put(path, { ...theirs, revision });
    expect([late.status, late.body]).toMatchObject([
      409,
      { code: 'stale-revision', details: { updatedBy: expect.stringMatching(/^admin/) } },
    ]);
    const again = await first.put(path, { ...theirs, revision: late.body.details.revision });
    expect([again.status, again.body.code]).toEqual([200, undefined]);
  });

  it('in words', async () => {
    const body = { name: 'Lyon', address: '', revision: 0 };
    expect((await first.put('/api/sites/lyon', body)).body.message).toBe(
      'Someone else has saved meanwhile; nothing was overwritten.',
    );
  });
});

/** What is put as a whole without a revision, each for its reason. */
const WITHOUT = new Set([
  // Says which of two things is meant; whoever says it last is right.
  '/api/callbacks/{id}/handled',
  '/api/voicemails/{id}/handled',
  '/api/flows/{id}/comments/{thread}',
  '/api/flows/{id}/aliases/live',
  '/api/flows/{id}/aliases/next',
  '/api/dids/{number}',
  // What one agent does with a promised call, or types.
  '/api/callbacks/{id}',
  '/api/conversations/{id}/script/draft',
]);

test('whatever is saved as a whole is saved with the revision that was read', () => {
  const put = [...contracts.values()].filter(({ method }) => method === 'put');
  const without = put.filter(({ body }) => !(body instanceof z.ZodObject && 'revision' in body.shape));
  expect(put.length).toBeGreaterThan(20);
  expect(without.map(({ path }) => path).filter((path) => !WITHOUT.has(path))).toEqual([]);
});
