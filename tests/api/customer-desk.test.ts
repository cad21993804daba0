import { afterAll, beforeAll, expect, test } from 'vitest';
import { describePath } from '#runtime/simulator/run-test.ts';
import type { TraceEntry } from '#schemas/effects/contact.ts';
import { putCalendar } from './put-calendar.ts';
import { startTestServer, type TestClient, type TestServer } from './test-server.ts';

/** The sample on a new installation, with the schedule, customers and blacklist that come with it, on simulated calls. */
let server: TestServer;
let admin: TestClient;
const DID = '+33180000000';

beforeAll(async () => {
  server = await startTestServer();
  admin = await server.as('admin');
  await admin.post('/api/did-ranges', { site: 'Paris', first: DID, last: '+33180000009' });
  await admin.put(`/api/dids/${encodeURIComponent(DID)}`, { flowId: 'customer-desk' });
});
afterAll(() => server.stop());

/** The whole week, whatever day the test runs on. */
async function openFor(hours: { from: number; to: number }[]): Promise<void> {
  const week = Array.from({ length: 7 }, () => hours);
  const { status } = await putCalendar(admin, 'schedules', {
    id: 'office',
    name: 'Office',
    timeZone: 'Europe/Paris',
    week,
  });
  expect(status).toBe(200);
  // A public holiday would close it all the same.
  await putCalendar(admin, 'holiday-groups', { id: 'french-holidays', name: 'French holidays', holidays: [] });
}

async function until<T>(read: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = await read();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it did not come');
}

/** Calls, follows the call until its path has a step, and hangs up. */
async function call(from: string, last: string): Promise<{ path: string[]; answered: boolean[] }> {
  const { telephony } = server;
  const id = telephony.placeCall({ from, to: DID });
  const answered: boolean[] = [];
  const path = await until(async () => {
    const state = telephony.inspect(id)?.answered;
    if (state !== undefined && state !== answered.at(-1)) answered.push(state);
    const { body } = await admin.get(`/api/contacts/${encodeURIComponent(id)}/journal`);
    const steps: { trace: TraceEntry[] }[] = body.entries ?? [];
    const taken = describePath(steps.flatMap(({ trace }) => trace));
    return taken.includes(last) ? taken : undefined;
  });
  telephony.hangUpFromOutside(id);
  return { path, answered };
}

test('a customer is welcomed before the call is answered, found by phone and greeted', async () => {
  await openFor([{ from: 0, to: 1440 }]);
  const { path, answered } = await call('+33140000001', 'greet>next');
  expect(answered).toEqual([false, true]);
  expect(path.slice(0, 8)).toEqual([
    'start>next',
    'blacklist>clear',
    'hours>open',
    'welcome>next',
    'answer>next',
    'find-by-phone>found',
    'tariff>otherwise',
    'greet>next',
  ]);
});

test('a business customer is found as such, with their number written in another way', async () => {
  const { path } = await call('0140000003', 'tariff>case-business');
  expect(path).toContain('find-by-phone>found');
});

test('a nuisance caller is refused and never answered', async () => {
  const added = await admin.post('/api/blacklists/nuisance-callers/numbers', {
    number: '01 40 00 00 66',
    note: 'Rude',
  });
  expect(added.status).toBe(201);
  const { path, answered } = await call('+33140000066', 'refuse');
  expect(path).toEqual(['start>next', 'blacklist>listed', 'note-nuisance>next', 'refuse']);
  expect(answered).not.toContain(true);
});

test('who calls while it is closed for good hears no date', async () => {
  await openFor([]);
  const { path, answered } = await call('+33140000001', 'closed-for-good');
  expect(path).toContain('say-closed>error');
  expect(answered).not.toContain(true);
});
