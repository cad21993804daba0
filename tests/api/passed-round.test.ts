import { afterAll, beforeAll, expect, test } from 'vitest';
import { inboundSettings } from '#schemas/domain/inbound-campaign.ts';
import { addAgent, addQueue } from './call-centre.ts';
import { createTestApp, type TestApp, type TestClient } from './test-server.ts';

let app: TestApp;
let admin: TestClient;
beforeAll(async () => {
  app = await createTestApp();
  admin = await app.as('admin');
  await admin.post('/api/did-ranges', { site: 'Lyon', first: '+33155550100', last: '+33155550109' });
  await addQueue(app.db, '500');
  await addAgent(app.db, '1001');
});
afterAll(() => app.close());

/** A campaign on a number of its own that passes on to another number whom nobody has served after two rounds of music. */
async function addCampaign(name: string, { on, to }: { on: string; to: string }): Promise<string> {
  const { body: made } = await admin.post('/api/campaigns', { name, dids: [on] });
  const { id, revision } = made.campaign;
  const overflow = {
    ...{ offer: 'watched', predictedWaitSeconds: null, loops: 2, callers: null, languages: ['fr'] },
    action: { type: 'reroute', number: to },
  };
  const { body } = await admin.post(`/api/campaigns/${id}/usual-overflow`, { name: `${name} reroute`, overflow });
  const settings = inboundSettings.parse({
    general: { dids: [on], queue: '500' },
    overflow: { flow: body.flow.id },
  });
  expect((await admin.put(`/api/campaigns/${id}`, { revision, name, settings })).status).toBe(200);
  expect((await admin.post(`/api/campaigns/${id}/activate`)).status).toBe(200);
  return id;
}

/** What the summary says of the overflow, if it is that callers are passed round. */
async function roundOf(id: string): Promise<string | undefined> {
  const { body } = await admin.get(`/api/campaigns/${id}`);
  const element = body.summary.elements.find(
    ({ tab, field }: Record<string, string>) => tab === 'overflow' && field === 'flow',
  );
  return element.findings.find(({ rule }: { rule: string }) => rule === 'passed-round')?.params.round;
}

test('says that overflow passes callers round, through as many campaigns as there are', async () => {
  const one = await addCampaign('One', { on: '+33155550100', to: '0155550101' });
  const two = await addCampaign('Two', { on: '+33155550101', to: '+33155550102' });
  expect([await roundOf(one), await roundOf(two)]).toEqual([undefined, undefined]);
  const three = await addCampaign('Three', { on: '+33155550102', to: '+33155550100' });
  expect([await roundOf(one), await roundOf(two), await roundOf(three)]).toEqual([
    'One → Two → Three → One',
    'Two → Three → One → Two',
    'Three → One → Two → Three',
  ]);
  // One that is not active says that it is closed.
  await admin.post(`/api/campaigns/${two}/deactivate`);
  expect([await roundOf(one), await roundOf(three)]).toEqual([undefined, undefined]);
  await admin.post(`/api/campaigns/${two}/activate`);
  const four = await addCampaign('Four', { on: '+33155550103', to: '+33155550103' });
  expect(await roundOf(four)).toBe('Four → Four');
});
