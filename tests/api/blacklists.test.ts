import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBlacklist } from '#server/flow-services/check-blacklist.ts';
import { createTestApp, type TestApp, type TestClient } from './test-server.ts';

let app: TestApp;
let designer: TestClient;
beforeAll(async () => {
  app = await createTestApp();
  designer = await app.as('designer');
  await designer.post('/api/blacklists', { name: 'Indésirables', country: 'FR' });
});
afterAll(() => app.close());

const check = (number: string, list = 'indesirables') =>
  checkBlacklist({ db: app.db })({ number, list }, { effectId: 'c1:1.0', contactId: 'c1' });
const add = (number: string, note = '') => designer.post('/api/blacklists/indesirables/numbers', { number, note });

test('a number is on the list however it is written', async () => {
  expect((await add('06 12 34 56 78', 'rude')).body.number).toMatchObject({ number: '+33612345678', note: 'rude' });
  for (const number of ['0612345678', '+33612345678', '33612345678', '0033 6 12 34 56 78'])
    expect(await check(number)).toEqual({ outcome: 'listed', data: { note: 'rude' } });
  expect((await check('+33699999999')).outcome).toBe('clear');
  expect((await check('')).outcome).toBe('clear');
  expect((await check('anonymous')).outcome).toBe('clear');
  expect((await check('1', 'gone')).data).toEqual({ reason: 'unknown-blacklist' });
});

test('extensions stay as they are, and what is no number is refused', async () => {
  expect((await add('4711')).body.number.number).toBe('4711');
  expect((await check('4711')).outcome).toBe('listed');
  const refused = await add('nobody');
  expect([refused.status, refused.body.issues[0]]).toMatchObject([422, { path: ['number'], rule: 'phone-number' }]);
});

test('a number that is on the list gets the new note', async () => {
  await add('+33612345678', 'very rude');
  const { body } = await designer.get('/api/blacklists/indesirables/numbers?search=06 12 34 56 78');
  expect(body).toMatchObject({ total: 1, numbers: [{ number: '+33612345678', note: 'very rude' }] });
  expect((await designer.get('/api/blacklists/indesirables/numbers?search=RUDE')).body.total).toBe(1);
});

test('a file adds its numbers and names the lines that hold none', async () => {
  const bytes = new TextEncoder().encode('numéro;note\n0612345678;again\n01 80 00 00 00;shop\nnot a number;x\n');
  const { body } = await designer.upload('/api/blacklists/indesirables/import', {}, { name: 'x.csv', bytes });
  expect(body).toEqual({ added: 1, known: 1, refused: [{ line: 4, value: 'not a number' }], refusedCount: 1 });
  expect(await check('0180000000')).toEqual({ outcome: 'listed', data: { note: 'shop' } });
  const { body: lists } = await designer.get('/api/blacklists');
  expect(lists.blacklists).toMatchObject([{ id: 'indesirables', numbers: 3, usedBy: [] }]);
});

test('a number is taken off, and a list goes with its numbers', async () => {
  const path = `/api/blacklists/indesirables/numbers/${encodeURIComponent('+33612345678')}`;
  expect((await designer.delete(path)).status).toBe(204);
  expect((await designer.delete(path)).status).toBe(404);
  expect((await check('0612345678')).outcome).toBe('clear');
  expect((await designer.delete('/api/blacklists/indesirables')).status).toBe(204);
  expect((await designer.get('/api/blacklists/indesirables/numbers')).status).toBe(404);
});
