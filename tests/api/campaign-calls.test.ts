import { afterAll, beforeAll, expect, test } from 'vitest';
import { inboundSettings } from '#schemas/domain/inbound-campaign.ts';
import { startTestServer, type TestClient, type TestServer } from './test-server.ts';

const called = '+33199000105';
let server: TestServer;
let admin: TestClient;
beforeAll(async () => {
  server = await startTestServer();
  admin = await server.as('admin');
});
afterAll(() => server.stop());

/** Calls the number and waits until the call is over. @returns Its exits, in order. */
async function call(): Promise<{ path: string[]; contact: { flowId: string; result: string } }> {
  const id = server.telephony.placeCall({ from: '+33140000001', to: called });
  const read = async () => (await admin.get(`/api/contacts/${id}`)).body.contact;
  await expect.poll(async () => (await read())?.status, { timeout: 60_000 }).toBe('ended');
  const { body } = await admin.get(`/api/contacts/${id}/journal`);
  const trace = body.entries.flatMap((entry: { trace: { node: string; exit?: string }[] }) => entry.trace);
  const path = trace.flatMap(({ node, exit }: { node: string; exit?: string }) =>
    exit === undefined ? [] : [`${node}>${exit}`],
  );
  return { path, contact: await read() };
}

test('a new installation has a campaign that lacks nothing but agents and a mail server', async () => {
  const { body } = await admin.get('/api/campaigns/support');
  const wrong = body.summary.elements.flatMap(({ findings }: { findings: { rule: string }[] }) =>
    findings.map(({ rule }) => rule),
  );
  expect([body.campaign.active, body.summary.light, wrong]).toEqual([
    true,
    'orange',
    ['no-agent-signed-in', 'mail-missing'],
  ]);
});

test('calls hear that a campaign is closed, until it is activated, and once it is deactivated', async () => {
  const { body: made } = await admin.post('/api/campaigns', { name: 'Called', dids: [called] });
  const { id, revision } = made.campaign;
  const settings = inboundSettings.parse({ general: { dids: [called], queue: '500' } });
  await admin.put(`/api/campaigns/${id}`, { revision, name: 'Called', settings });
  const closed = await call();
  expect(closed).toMatchObject({
    path: ['start>next', 'closed>next'],
    contact: { flowId: 'campaign-called', result: 'completed' },
  });
  expect((await admin.post(`/api/campaigns/${id}/activate`)).status).toBe(200);
  // Nobody is signed in.
  expect((await call()).path).toEqual(['start>next', 'queue>no-agents', 'unavailable>next']);
  await admin.post(`/api/campaigns/${id}/deactivate`);
  expect((await call()).path).toEqual(['start>next', 'closed>next']);
});
