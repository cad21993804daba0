import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeUnfinishedImports } from '#server/data-files/import-rows.ts';
import { dataRows } from '#server/db/tables/index.ts';
import { lookUp } from '#server/flow-services/look-up.ts';
import { createTestApp, type TestApp, type TestClient } from './test-server.ts';

let app: TestApp;
let designer: TestClient;
beforeAll(async () => {
  app = await createTestApp();
  designer = await app.as('designer');
});
afterAll(() => app.close());

const utf8 = (text: string) => new TextEncoder().encode(text);
const customers = [
  'Réf client;Nom;Téléphone;Solde;Né le;VIP',
  '00042;Durand;06 12 34 56 78;1 234,50;31/12/1980;oui',
  '00043;"Martin; Zoé";612345679;-3;1990-02-01;non',
  '00044;Petit;pas de numéro;;;',
].join('\r\n');
const csv = (text: string, name = 'clients.csv') => ({ name, bytes: utf8(text) });

const preview = async (text: string | Uint8Array, fields: Record<string, string> = {}) =>
  designer.upload(
    '/api/data-files/preview',
    { country: 'FR', ...fields },
    { name: 'x.csv', bytes: typeof text === 'string' ? utf8(text) : text },
  );

async function importCustomers(name: string, text = customers) {
  const { body } = await preview(text);
  const fields = { name, country: 'FR', format: JSON.stringify(body.format), columns: JSON.stringify(body.columns) };
  return designer.upload('/api/data-files', fields, csv(text));
}

const find = (file: string, column: string, value: string) =>
  lookUp({ db: app.db })({ file, column, value }, { effectId: 'c1:1.0', contactId: 'c1' });

test('a preview finds out how a file is written and what is in it', async () => {
  const { status, body } = await preview(customers);
  expect(status).toBe(200);
  expect(body.format).toEqual({ separator: ';', encoding: 'utf-8', header: true });
  const described = body.columns.map((column: Record<string, unknown>) => [column.name, column.type, column.key]);
  expect(described).toEqual([
    ['ref_client', 'text', true],
    ['nom', 'text', false],
    ['telephone', 'phone', true],
    ['solde', 'number', false],
    ['ne_le', 'date', false],
    ['vip', 'boolean', false],
  ]);
  expect(body.rows[1]).toEqual(['00043', 'Martin; Zoé', '612345679', '-3', '1990-02-01', 'non']);
});

test.each([
  ['Windows', Uint8Array.of(...Buffer.from('nom,ville\nZoé,Orléans\n', 'latin1')), 'windows-1252', ','],
  ['UTF-16', Uint8Array.of(0xff, 0xfe, ...Buffer.from('nom\tville\nZoé\tOrléans\n', 'utf16le')), 'utf-16le', '\t'],
  ['a byte order mark', utf8('\ufeffnom|ville\nZoé|Orléans\n'), 'utf-8', '|'],
])('a file in %s is read as it was meant', async (_, bytes, encoding, separator) => {
  const { body } = await preview(bytes);
  expect(body.format).toEqual({ separator, encoding, header: true });
  expect(body.columns.map(({ name }: { name: string }) => name)).toEqual(['nom', 'ville']);
  expect(body.rows).toEqual([['Zoé', 'Orléans']]);
});

test('what is found out can be overruled', async () => {
  const { body } = await preview(customers, { format: '{"header":false,"separator":","}' });
  expect(body.format).toEqual({ separator: ',', encoding: 'utf-8', header: false });
  expect(body.columns[0].name).toBe('column_1');
  const wrong = await preview(customers, { format: '{"separator":"x"}' });
  expect([wrong.status, wrong.body.issues[0].path]).toEqual([422, ['format', 'separator']]);
  expect((await preview(customers, { format: '{' })).body.issues[0]).toMatchObject({ path: ['format'], rule: 'json' });
  expect((await preview('')).body.issues[0]).toMatchObject({ path: ['file'], rule: 'file-without-rows' });
});

test('an import keeps values by their type and says what did not fit', async () => {
  const { body: seen } = await preview(customers);
  const written = { format: JSON.stringify(seen.format), columns: JSON.stringify(seen.columns) };
  const made = await designer.upload('/api/data-files', { name: 'Clients', country: 'FR', ...written }, csv(customers));
  expect(made.status).toBe(201);
  expect(made.body.dataFile).toMatchObject({ id: 'clients', rows: 3, country: 'FR', usedBy: [] });
  expect(made.body.report).toEqual({
    rows: 3,
    misfits: 1,
    examples: [{ line: 4, column: 'telephone', value: 'pas de numéro' }],
  });
  const { body } = await designer.get('/api/data-files/clients/rows?limit=2');
  expect(body.rows[0].record).toEqual({
    ref_client: '00042',
    nom: 'Durand',
    telephone: '+33612345678',
    solde: 1234.5,
    ne_le: '1980-12-31',
    vip: true,
  });
  expect(body.next).toBe(1);
  const rest = await designer.get(`/api/data-files/clients/rows?after=${body.next}`);
  expect(rest.body).toMatchObject({ rows: [{ position: 2 }], next: null });
  const searched = await designer.get('/api/data-files/clients/rows?search=martin');
  expect(searched.body.rows.map(({ position }: { position: number }) => position)).toEqual([1]);
  expect((await designer.get('/api/data-files/clients/rows?search=%25')).body.rows).toEqual([]);
});

test('flows find a row by a key or by any other column, however a number is written', async () => {
  const durand = { outcome: 'found', data: { record: expect.objectContaining({ nom: 'Durand' }) } };
  for (const number of ['+33612345678', '0612345678', '06.12.34.56.78', '0033612345678', '612345678'])
    expect(await find('clients', 'telephone', number)).toEqual(durand);
  expect(await find('clients', 'ref_client', ' 00042 ')).toEqual(durand);
  expect(await find('clients', 'solde', '1234.50')).toEqual(durand);
  expect(await find('clients', 'nom', 'Durand')).toEqual(durand);
  expect(await find('clients', 'ne_le', '31/12/1980')).toEqual(durand);
  expect((await find('clients', 'telephone', '+33699999999')).outcome).toBe('not-found');
  expect((await find('clients', 'telephone', '')).outcome).toBe('not-found');
  expect((await find('clients', 'solde', 'rien')).outcome).toBe('not-found');
  expect((await find('clients', 'gone', '1')).data).toEqual({ reason: 'unknown-column' });
  expect((await find('gone', 'nom', '1')).data).toEqual({ reason: 'unknown-data-file' });
});

test('a newer file takes the place of the rows, and nothing of the old one stays', async () => {
  const text = 'ref,nom\n1,Neuf\n';
  const { body: seen } = await preview(text);
  const fields = { country: 'FR', format: JSON.stringify(seen.format), columns: JSON.stringify(seen.columns) };
  const replaced = await designer.upload('/api/data-files/clients/content', fields, csv(text));
  expect([replaced.status, replaced.body.dataFile]).toMatchObject([200, { id: 'clients', name: 'Clients', rows: 1 }]);
  expect((await find('clients', 'ref', '1')).outcome).toBe('found');
  expect(await app.db.$count(dataRows)).toBe(1);
  const missing = await designer.upload('/api/data-files/gone/content', fields, csv(text));
  expect(missing.status).toBe(404);
});

test('an import that fails leaves nothing behind', async () => {
  const { body: seen } = await preview('a,b\n1,2\n');
  const fields = { name: 'Empty', country: 'FR', format: JSON.stringify(seen.format) };
  const columns = JSON.stringify(seen.columns);
  const empty = await designer.upload('/api/data-files', { ...fields, columns }, csv('a,b\n'));
  expect(empty.body.issues[0]).toMatchObject({ path: ['file'], rule: 'file-without-rows' });
  const many = await designer.upload('/api/data-files', { ...fields, columns }, csv(`a,b\n${'1,2\n'.repeat(200_001)}`));
  expect(many.body.issues[0]).toMatchObject({ path: ['file'], rule: 'too-many-rows' });
  const twice = JSON.stringify([seen.columns[0], { ...seen.columns[1], name: seen.columns[0].name }]);
  const double = await designer.upload('/api/data-files', { ...fields, columns: twice }, csv('a,b\n1,2\n'));
  expect(double.body.issues[0]).toMatchObject({ path: ['columns'], rule: 'duplicate-column' });
  expect(await app.db.$count(dataRows)).toBe(1);

  await app.db.insert(dataRows).values({ importId: '2020-01-01T00:00:00.000Z x', position: 0, record: {}, keys: [] });
  await removeUnfinishedImports(app.db);
  expect(await app.db.$count(dataRows)).toBe(1);
});

test('characters that the database cannot keep do no harm', async () => {
  const { status } = await importCustomers('Strange', 'ref,nom\n1,a\u0000b\n2,\ud800\n');
  expect(status).toBe(201);
  expect(await find('strange', 'nom', 'ab')).toMatchObject({ outcome: 'found' });
});

test('an export runs no formulas', async () => {
  await importCustomers('Formulas', 'ref,nom,montant\n1,"=HYPERLINK(""x"")",-5\n2,@cmd,+33 1 23\n');
  const { status, headers, bytes } = await designer.get('/api/data-files/formulas/export');
  expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  expect(text).toBe('\ufeffref,nom,montant\r\n1,"\'=HYPERLINK(""x"")",-5\r\n2,\'@cmd,+33 1 23\r\n');
});

test('a file is renamed and deleted with its rows', async () => {
  const renamed = await designer.patch('/api/data-files/formulas', { name: 'Formules' });
  expect(renamed.body.dataFile).toMatchObject({ id: 'formulas', name: 'Formules' });
  const [row] = await app.db.select().from(dataRows).limit(1);
  expect((await designer.delete('/api/data-files/formulas')).status).toBe(204);
  expect((await designer.get('/api/data-files/formulas/rows')).status).toBe(404);
  expect((await designer.delete('/api/data-files/clients')).status).toBe(204);
  expect((await designer.delete('/api/data-files/strange')).status).toBe(204);
  expect(await app.db.$count(dataRows, eq(dataRows.importId, row?.importId ?? ''))).toBe(0);
  expect(await app.db.$count(dataRows)).toBe(0);
});
