import { afterAll, beforeAll, expect, test } from 'vitest';
import { addAgent, addCampaign, addConversation, type TestAgent } from './agent-work.ts';
import { createTestApp, type TestApp } from './test-server.ts';

const COLLEAGUES = 32;
const LISTED = 30;
let app: TestApp;
let eve: TestAgent;

beforeAll(async () => {
  app = await createTestApp();
  eve = await addAgent(app, {}, { login: '1001', name: 'Eve' });
  const lines = Array.from({ length: COLLEAGUES }, (_, index) => `01 40 00 00 01;Colleague ${index + 1}`);
  const file = { name: 'firm.csv', bytes: new TextEncoder().encode(['Phone;Name', ...lines].join('\n')) };
  const designer = await app.as('designer');
  const { format, columns } = (await designer.upload('/api/data-files/preview', { country: 'FR' }, file)).body;
  const fields = { name: 'Firm', country: 'FR', format: JSON.stringify(format), columns: JSON.stringify(columns) };
  await designer.upload('/api/data-files', fields, file);
  await addCampaign(app, 'support', { general: { queue: '500' }, customers: { addressBook: 'firm' } });
});
afterAll(() => app.close());

test('a company’s number brings its people, and says when there are more than are listed', async () => {
  const path = `/api/conversations/${await addConversation(app, eve)}`;
  const { addressBook } = (await eve.client.get(path)).body.details;
  expect(addressBook.records.length).toBe(LISTED);
  expect(addressBook.more).toBe(true);
  const { position, revision } = addressBook.records[LISTED - 1];
  const saved = await eve.client.put(`${path}/records/${position}`, { revision, values: { name: 'Ada' } });
  expect(saved.body.record.values.name).toBe('Ada');
});
