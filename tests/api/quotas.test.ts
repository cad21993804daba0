import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ConversationDetails } from '#schemas/api/conversations.ts';
import type { CampaignSummary } from '#schemas/campaign/summary.ts';
import { conversations } from '#server/db/tables/index.ts';
import { readCampaignOpenings } from '#server/supervision/read-campaign-openings.ts';
import { addAgent, addCampaign, addConversation, addDispositions, status, type TestAgent } from './agent-work.ts';
import { createTestApp, type TestApp, type TestClient } from './test-server.ts';

let app: TestApp;
let admin: TestClient;
let eve: TestAgent;
const counts = (quota: boolean) => [status('SALE', { category: 'positive', quota }), status('NO')];

beforeAll(async () => {
  app = await createTestApp();
  admin = await app.as('admin');
  eve = await addAgent(app, {}, { login: '1001', name: 'Eve' });
  const customers = { dispositions: 'sales', quota: { target: 2, per: 'all' } };
  await addCampaign(app, 'support', { general: { queue: '500' }, customers });
  await addCampaign(app, 'other', {});
  await addDispositions(app, { group: 'sales', at: new Date(Date.now() - 3_600_000), statuses: counts(true) });
});
afterAll(() => app.close());

const dispose = (id: string, code: string) => eve.client.post(`/api/conversations/${id}/disposition`, { code });
const close = (id: string) =>
  app.db.update(conversations).set({ closedAt: new Date() }).where(eq(conversations.id, id));

async function quotaOnDesk(id: string): Promise<ConversationDetails['quota']> {
  const { body } = await eve.client.get(`/api/conversations/${id}`);
  return body.details.quota;
}

async function boardSays() {
  const found = await readCampaignOpenings(app.db, { timeZone: 'Europe/Paris', now: Date.now() });
  return found.find(({ id }) => id === 'support')?.quota;
}

test('a conversation counts once when it is closed, by what was said last', async () => {
  const id = await addConversation(app, eve);
  expect(await quotaOnDesk(id)).toEqual({ target: 2, per: 'all', counted: 0 });
  expect((await dispose(id, 'SALE')).body.disposition).toMatchObject({ code: 'SALE', quota: true });
  expect(await boardSays()).toMatchObject({ counted: 0 });
  expect((await dispose(id, 'NO')).body.disposition).toMatchObject({ code: 'NO', quota: false });
  expect((await dispose(id, 'SALE')).status).toBe(200);
  await close(id);
  expect(await boardSays()).toEqual({ target: 2, per: 'all', counted: 1 });
  const corrected = await addConversation(app, eve);
  await dispose(corrected, 'SALE');
  await dispose(corrected, 'NO');
  await close(corrected);
  expect(await boardSays()).toMatchObject({ counted: 1 });
});

test('a new version of the group changes nothing of what was said before', async () => {
  const before = await addConversation(app, eve, { offeredAt: new Date(Date.now() - 1000) });
  await addDispositions(app, { group: 'sales', version: 2, at: new Date(), statuses: counts(false) });
  await dispose(before, 'SALE');
  await close(before);
  const after = await addConversation(app, eve);
  expect((await dispose(after, 'SALE')).body.disposition).toMatchObject({ version: 2, quota: false });
  await close(after);
  expect(await boardSays()).toMatchObject({ counted: 2 });
});

test('a quota that is reached keeps nobody from saying so again', async () => {
  await addDispositions(app, { group: 'sales', version: 3, at: new Date(), statuses: counts(true) });
  const id = await addConversation(app, eve);
  expect(await quotaOnDesk(id)).toEqual({ target: 2, per: 'all', counted: 2 });
  expect((await dispose(id, 'SALE')).status).toBe(200);
  await close(id);
  expect(await boardSays()).toMatchObject({ counted: 3 });
});

test('a campaign without a target has none, on the desk and in the summary', async () => {
  const id = await addConversation(app, eve, { campaign: 'other' });
  expect(await quotaOnDesk(id)).toBeNull();
  await close(id);
  expect(quotaOf((await admin.get('/api/campaigns/other')).body.summary)).toMatchObject({ value: { en: '' } });
});

test('the summary tells how far it has come, and warns when nothing can count', async () => {
  const { campaign, summary } = (await admin.get('/api/campaigns/support')).body;
  expect(quotaOf(summary)).toMatchObject({ light: 'green', value: { en: '3 / 2 in all, reached' } });
  const check = async (customers: object) => {
    const settings = { ...campaign.settings, customers: { ...campaign.settings.customers, ...customers } };
    return quotaOf((await admin.post('/api/campaigns/support/check', { settings })).body.summary);
  };
  expect(await check({ quota: { target: 50, per: 'day' } })).toMatchObject({ light: 'green' });
  expect((await check({ dispositions: '' }))?.findings).toMatchObject([{ rule: 'quota-nothing-counts' }]);
  await addDispositions(app, { group: 'sales', version: 4, at: new Date(), statuses: counts(false) });
  expect((await check({}))?.findings).toMatchObject([{ rule: 'quota-nothing-counts' }]);
});

function quotaOf({ elements }: CampaignSummary) {
  return elements.find(({ field }) => field === 'quota');
}
