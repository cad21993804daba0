import { afterAll, beforeAll, expect, test } from 'vitest';
import { putCalendar } from './put-calendar.ts';
import { startTestServer, type TestClient, type TestServer } from './test-server.ts';

const called = '+33180000001';
const always = Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }]);
const never = Array.from({ length: 7 }, () => []);

let server: TestServer;
let admin: TestClient;
beforeAll(async () => {
  server = await startTestServer();
  admin = await server.as('admin');
  await admin.post('/api/did-ranges', { site: 'Paris', first: called, last: called });
  expect((await admin.put(`/api/dids/${called}`, { flowId: 'customer-desk' })).status).toBe(200);
  // Whatever day the test runs on is no holiday.
  await putCalendar(admin, 'holiday-groups', { id: 'french-holidays', name: 'None', holidays: [] });
});
afterAll(() => server.stop());

const setHours = (week: object[][]) =>
  putCalendar(admin, 'schedules', { id: 'office', name: 'Office', timeZone: 'UTC', week });

/** What services answered during a call, until one of the wanted ones came. */
async function answersUntil(id: string, wanted: RegExp): Promise<{ type: string; data?: Record<string, unknown> }[]> {
  const read = async () => {
    const { status, body } = await admin.get(`/api/contacts/${id}/journal`);
    const entries: { event: { type: string; data?: Record<string, unknown> } }[] = status === 200 ? body.entries : [];
    return entries.map(({ event }) => event);
  };
  await expect.poll(async () => (await read()).some(({ type }) => wanted.test(type)), { timeout: 15_000 }).toBe(true);
  return read();
}

test('a call in opening hours is known by its number, however the carrier writes it', async () => {
  await setHours(always);
  const id = server.telephony.placeCall({ from: '0033140000001', to: called });
  const events = await answersUntil(id, /^lookup\./);
  const types = events.map(({ type }) => type);
  expect(types).toEqual(expect.arrayContaining(['blacklist.clear', 'opening.open', 'lookup.found']));
  const found = events.find(({ type }) => type === 'lookup.found');
  expect(found?.data).toEqual({ record: expect.objectContaining({ name: 'Ada Martin', balance: 42.5 }) });
  server.telephony.hangUpFromOutside(id);
});

test('a changed schedule counts for the next call, and a closed one without hours never opens', async () => {
  await setHours(never);
  const id = server.telephony.placeCall({ from: '+33140000001', to: called });
  const closed = (await answersUntil(id, /^opening\./)).find(({ type }) => type === 'opening.closed');
  expect(closed?.data).toEqual({ nextOpenAt: '' });
  server.telephony.hangUpFromOutside(id);
});

test('a caller on the blacklist is turned away', async () => {
  await admin.post('/api/blacklists/nuisance-callers/numbers', { number: '01 40 00 00 02', note: 'Threats' });
  const id = server.telephony.placeCall({ from: '+33140000002', to: called });
  const events = await answersUntil(id, /^log\./);
  expect(events.find(({ type }) => type === 'blacklist.listed')?.data).toEqual({ note: 'Threats' });
  await expect.poll(async () => (await admin.get(`/api/contacts/${id}`)).body.contact.status).toBe('ended');
});

test.each([
  ['/api/schedules/office', 'schedules'],
  ['/api/holiday-groups/french-holidays', 'holidayGroups'],
  ['/api/data-files/customers', 'dataFiles'],
  ['/api/blacklists/nuisance-callers', 'blacklists'],
])('%s stays while a flow uses it', async (path, list) => {
  const { status, body } = await admin.delete(path);
  expect([status, body.code]).toEqual([409, 'in-use']);
  expect(body.details.flows).toContainEqual({ flowId: 'customer-desk', name: 'Customer desk', where: 'published' });
  const { body: listed } = await admin.get(path.slice(0, path.lastIndexOf('/')));
  const [entry] = listed[list].filter(({ id }: { id: string }) => path.endsWith(`/${id}`));
  expect(entry.usedBy).toContainEqual({ flowId: 'customer-desk', name: 'Customer desk', where: 'draft' });
});

test('a flow that names what is not there cannot be published', async () => {
  const { body } = await admin.get('/api/flows/customer-desk');
  const text = JSON.stringify(body.document).replaceAll('"office"', '"gone"').replaceAll('customer-desk', 'desk-two');
  await admin.post('/api/flows/import', { document: JSON.parse(text) });
  const refused = await admin.post('/api/flows/desk-two/publish', { revision: 1 });
  expect([refused.status, refused.body.code]).toEqual([422, 'flow-has-errors']);
  expect(JSON.stringify(refused.body.details)).toContain('missing-entry');
});
