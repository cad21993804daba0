import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { createMetrics } from '#server/http/metrics.ts';
import { readSettings } from '#server/settings.ts';
import { greetingFlow } from './flow-documents.ts';
import { createTestApp, type TestApp, type TestClient } from './test-server.ts';

let app: TestApp;
let designer: TestClient;
beforeAll(async () => {
  app = await createTestApp();
  designer = await app.as('designer');
});
afterAll(() => app.close());

describe('addresses', () => {
  test('an unknown address of the API answers as the API does', async () => {
    expect((await app.browser().get('/api/nothing')).body).toMatchObject({ code: 'not-found', issues: [] });
    expect((await designer.send('PUT', '/api/flows', {})).body.code).toBe('method-not-allowed');
    expect((await app.browser().send('DELETE', '/health')).status).toBe(404);
  });

  test('health needs no session', async () => {
    const { status, body } = await app.browser().get('/health');
    expect([status, body]).toEqual([200, { status: 'ok' }]);
  });

  test('a server that cannot take contacts yet is not healthy', async () => {
    const { isReady } = app.services.system;
    app.services.system.isReady = () => false;
    expect((await app.browser().get('/health')).status).toBe(503);
    app.services.system.isReady = isReady;
  });

  test('every answer carries the headers that keep a page in its place', async () => {
    for (const path of ['/health', '/api/nothing', '/']) {
      const { headers } = await app.browser().get(path);
      expect(headers.get('content-security-policy')).toContain("script-src 'self'; worker-src 'self' blob:");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  test('metrics are for administrators and holders of the token', async () => {
    expect((await app.browser().get('/metrics')).status).toBe(401);
    expect((await designer.get('/metrics')).status).toBe(403);
    const { status, bytes } = await (await app.as('admin')).get('/metrics');
    expect(status).toBe(200);
    expect(new TextDecoder().decode(bytes)).toContain(
      'switchyard_http_seconds_count{method="GET",route="/health",status="200"}',
    );
    const token = (value: string) =>
      app.browser().send('GET', '/metrics', undefined, { authorization: `Bearer ${value}` });
    expect((await token('a-token-for-metrics')).status).toBe(200);
    expect((await token('another-token-than')).status).toBe(401);
  });
});

describe('origins', () => {
  const save = (headers: Record<string, string>) =>
    designer.send('POST', '/api/flows', { name: 'x', kind: 'ivr', languages: ['en'] }, headers);

  test('another site cannot change anything', async () => {
    expect((await save({ origin: 'https://evil.example' })).body.code).toBe('foreign-origin');
    expect((await save({ origin: 'null' })).status).toBe(403);
    expect((await save({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await save({ origin: 'http://localhost:8080', host: 'localhost:3000' })).status).toBe(403);
    expect(
      (
        await app
          .browser()
          .send('POST', '/api/session', { login: 'a', password: 'b' }, { origin: 'https://evil.example' })
      ).status,
    ).toBe(403);
  });

  test('our own pages, and programs that are no browser, can', async () => {
    expect((await save({ origin: 'http://localhost:3000', host: 'localhost:3000' })).status).toBe(201);
    expect((await save({ 'sec-fetch-site': 'same-origin' })).status).toBe(201);
    expect((await save({})).status).toBe(201);
  });
});

describe('hostile input', () => {
  const importDocument = (document: unknown) => designer.post('/api/flows/import', { document });
  const countFlows = async () => (await designer.get('/api/flows')).body.flows.length;

  test('nesting without end is refused, at the place where it is too deep', async () => {
    const deep = `{"document":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    const { status, body } = await designer.send('POST', '/api/flows/import', deep);
    expect([status, body.issues[0].rule]).toEqual([422, 'too-deep']);
    expect(body.issues[0].path[0]).toBe('document');
    const objects = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
    expect((await designer.send('POST', '/api/flows', objects)).status).toBe(422);
  });

  test('names that reach a prototype do nothing', async () => {
    const flow = JSON.stringify(greetingFlow('proto'));
    for (const hostile of [
      `{"document":${flow.replace('"config":{}', '"config":{"__proto__":{"polluted":true}}')}}`,
      `{"__proto__":{"polluted":true},"document":${flow}}`,
      `{"document":{"constructor":{"prototype":{"polluted":true}}}}`,
    ]) {
      const { status, body } = await designer.send('POST', '/api/flows/import', hostile);
      expect(status).toBe(422);
      expect(body.issues.length).toBeGreaterThan(0);
    }
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test('text that the database refuses is refused with its place, wherever it stands', async () => {
    const flow = greetingFlow('characters', { description: 'a\u0000b' });
    const { status, body } = await importDocument(flow);
    expect([status, body.issues[0]]).toMatchObject([
      422,
      { path: ['document', 'description'], rule: 'invalid-characters' },
    ]);
    const halves = await designer.send('POST', '/api/flows', '{"name":"\\ud800","kind":"ivr","languages":["en"]}');
    expect(halves.body.issues[0]).toMatchObject({ path: ['name'], rule: 'invalid-characters' });
    expect((await designer.get('/api/flows/%00')).body.issues[0].path).toEqual(['params', 'id']);
  });

  test('numbers that no number can hold are refused', async () => {
    const save = (revision: string) =>
      designer.send('PUT', '/api/flows/x/draft', `{"revision":${revision},"document":{}}`);
    for (const number of ['1e400', '-1', '0.5', '99999999999999999999', '"1"', 'null']) {
      const { status, body } = await save(number);
      expect(status).toBe(422);
      expect(body.issues.map((issue: { path: unknown[] }) => issue.path[0])).toContain('revision');
    }
  });

  test('a body that is too large is refused, however it is announced', async () => {
    const large = JSON.stringify({ name: 'x'.repeat(3_000_000) });
    expect((await designer.send('POST', '/api/flows', large)).body.code).toBe('too-large');
    const document = JSON.stringify({ document: 'x'.repeat(11_000_000) });
    expect((await designer.send('POST', '/api/flows/import', document)).status).toBe(413);
    expect((await designer.send('POST', '/api/flows', '{}', { 'content-length': '999999999999' })).status).toBe(413);
  });

  test('statements in the place of values are values', async () => {
    const name = `'); drop table flows; --`;
    const { body } = await designer.post('/api/flows', { name, kind: 'ivr', languages: ['en'] });
    expect(body.summary.name).toBe(name);
    expect((await designer.get(`/api/flows/${encodeURIComponent("' or 1=1 --")}`)).status).toBe(404);
  });

  test('200 damaged documents are each refused with a place, or kept whole', async () => {
    const before = await countFlows();
    let kept = 0;
    for (let seed = 1; seed <= 200; seed += 1) {
      const damaged = damage(greetingFlow(`damaged-${seed}`), seed);
      const { status, body } = await importDocument(damaged);
      if (status === 201) {
        kept += 1;
        expect((await designer.get(`/api/flows/${body.summary.id}`)).body.document).toMatchObject({
          nodes: body.document.nodes,
        });
      } else {
        expect(status).toBe(422);
        expect(body.issues[0].path[0]).toBe('document');
      }
    }
    expect(kept).toBeLessThan(150);
    expect(await countFlows()).toBe(before + kept);
    expect((await app.browser().get('/health')).status).toBe(200);
  });
});

/** Replaces or removes one value somewhere in a document; the same seed damages the same. */
function damage(document: object, seed: number): unknown {
  const copy = structuredClone(document);
  const places: [Record<string, unknown>, string][] = [];
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const record = value as Record<string, unknown>;
    for (const key of Object.keys(record)) {
      places.push([record, key]);
      collect(record[key]);
    }
  };
  collect(copy);
  const values: unknown[] = [
    null,
    -1,
    1e308,
    '',
    'x'.repeat(70_000),
    [],
    {},
    [[]],
    true,
    '\u202e',
    { toString: 1 },
    undefined,
  ];
  const [holder, key] = places[(seed * 7919) % places.length] ?? [{}, ''];
  const value = values[seed % values.length];
  if (value === undefined) delete holder[key];
  else holder[key] = value;
  return copy;
}

describe('the designer’s files', () => {
  let folder = '';
  let client: (path: string, headers?: Record<string, string>) => Promise<Response>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'switchyard-files-'));
    await mkdir(join(folder, 'designer', 'assets'), { recursive: true });
    await writeFile(join(folder, 'secret.txt'), 'secret');
    await writeFile(
      join(folder, 'designer', 'index.html'),
      '<!doctype html><script>let a = 1</script><script src="/x.js"></script>',
    );
    await writeFile(join(folder, 'designer', 'assets', 'app-1a2b.js'), 'let b = 2');
    const metrics = createMetrics({
      liveContacts: () => 0,
      telephonyConnected: () => true,
      distribution: () => ({ waiting: 0, agents: 0, conversations: 0 }),
    });
    const settings = readSettings({});
    const served = createApp({ services: app.services, settings, metrics, designerFolder: join(folder, 'designer') });
    client = async (path, headers) => served.request(path, { headers });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('hashed files are kept for ever, the page is asked for again', async () => {
    const script = await client('/assets/app-1a2b.js');
    expect(await script.text()).toBe('let b = 2');
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(script.headers.get('content-type')).toContain('text/javascript');
    expect((await client('/')).headers.get('cache-control')).toBe('no-cache');
    const small = await client('/assets/app-1a2b.js', { 'accept-encoding': 'br, gzip' });
    expect(small.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(new Uint8Array(await small.arrayBuffer())).toString()).toBe('let b = 2');
  });

  test('every address of the designer opens its page, but a missing file is missing', async () => {
    expect(await (await client('/flows/support/contacts')).text()).toContain('<!doctype html>');
    expect((await client('/assets/gone-9z.js')).status).toBe(404);
  });

  test('scripts inside the page are allowed by their hash only', async () => {
    const policy = (await client('/')).headers.get('content-security-policy') ?? '';
    expect(policy.match(/'sha256-[^']+'/g)).toHaveLength(1);
    expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/%00.txt',
    '/%c0%ae%c0%ae/secret.txt',
  ])('%s does not leave the folder', async (path) => {
    expect(await (await client(path)).text()).not.toContain('secret');
  });
});

test('a database that is away is an answer without secrets, and health says so', async () => {
  const broken = await createTestApp();
  const client = await broken.as('admin');
  await broken.db.execute(sql`drop table flows cascade`);
  const answer = await client.get('/api/flows');
  expect([answer.status, answer.body]).toEqual([
    500,
    { code: 'internal', message: 'Something went wrong on the server.', issues: [] },
  ]);
  await broken.close();
  expect((await broken.browser().get('/health')).body.code).toBe('unavailable');
});
