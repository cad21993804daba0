import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { apiError, type Contract } from '#schemas/api/contract.ts';
import { contracts } from '#schemas/api/index.ts';
import { type Role, role } from '#schemas/domain/user.ts';
import { routes } from '#server/routes/index.ts';
import { createTestApp, pathOf, type TestAnswer, type TestApp } from './test-server.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const all = [...contracts.entries()];
const guarded = all.filter(([, contract]) => contract.roles !== 'public');
const withBody = all.filter(([, { body, bodyType }]) => !(body instanceof z.ZodUndefined) && bodyType !== 'multipart');
const allowedRole = (contract: Contract): Role =>
  Array.isArray(contract.roles) ? (contract.roles[0] ?? 'admin') : 'admin';

/** A refusal that a client can work with: the one shape, and a status that says it was the client's doing. */
function expectRefusal(answer: TestAnswer, statuses: readonly number[]): void {
  expect(statuses).toContain(answer.status);
  expect(apiError.safeParse(answer.body).error).toBeUndefined();
}

test('every contract is served, and nothing else', () => {
  const key = ({ method, path }: Contract) => `${method} ${path}`;
  expect(all.length).toBeGreaterThan(30);
  expect(routes.map(({ contract }) => key(contract)).sort()).toEqual(all.map(([, contract]) => key(contract)).sort());
});

test.each(guarded)('%s answers 401 without a session', async (_, contract) => {
  expectRefusal(await app.browser().send(contract.method.toUpperCase(), pathOf(contract)), [401]);
  expectRefusal(await app.browser('not-a-session').send(contract.method.toUpperCase(), pathOf(contract)), [401]);
});

const forbidden = guarded.flatMap(([name, contract]) =>
  Array.isArray(contract.roles)
    ? role.options.filter((one) => !contract.roles.includes(one)).map((one) => [name, one, contract] as const)
    : [],
);
test.each(forbidden)('%s answers 403 to role %s', async (_, wrongRole, contract) => {
  const client = await app.as(wrongRole);
  expectRefusal(await client.send(contract.method.toUpperCase(), pathOf(contract)), [403]);
});

describe('bodies', () => {
  const wrong: [string, unknown][] = [
    ['nothing', {}],
    ['null', null],
    ['a list', []],
    ['a text', '"text"'],
    ['a number', 17],
  ];
  const cases = withBody.flatMap(([name, contract]) =>
    wrong
      // Where every field may be left out, an empty object is right.
      .filter(([, value]) => !contract.body.safeParse(value).success)
      .map(([what, value]) => [name, what, contract, value] as const),
  );
  test.each(cases)('%s refuses %s', async (_, __, contract, value) => {
    const client = await app.as(allowedRole(contract));
    expectRefusal(await client.send(contract.method.toUpperCase(), pathOf(contract, exampleParams), value), [422]);
  });

  const fields = withBody.flatMap(([name, contract]) =>
    contract.body instanceof z.ZodObject
      ? Object.keys(contract.body.shape).map((field) => [name, field, contract] as const)
      : [],
  );
  const values = [null, 12345678901, -1, true, [], {}, { $gt: '' }, 'x'.repeat(100_000), '\u0000', ['a', { b: null }]];
  test.each(fields)('%s names the field %s when its value is wrong', async (_, field, contract) => {
    const client = await app.as(allowedRole(contract));
    if (!(contract.body instanceof z.ZodObject)) throw new Error('only objects have fields');
    const schema: z.ZodType | undefined = contract.body.shape[field];
    let refused = 0;
    for (const value of values) {
      // Characters that the database cannot keep are refused even where the schema would take any text.
      if (schema?.safeParse(value).success && value !== '\u0000') continue;
      const answer = await client.send(contract.method.toUpperCase(), pathOf(contract, exampleParams), {
        [field]: value,
      });
      expectRefusal(answer, [422]);
      expect(answer.body.issues.map((issue: { path: unknown[] }) => issue.path[0])).toContain(field);
      refused += 1;
    }
    expect(refused).toBeGreaterThan(0);
  });

  test.each(withBody)('%s refuses an unknown field by its name', async (_, contract) => {
    const client = await app.as(allowedRole(contract));
    const answer = await client.send(contract.method.toUpperCase(), pathOf(contract, exampleParams), { surprise: 1 });
    expectRefusal(answer, [422]);
    expect(answer.body.issues).toContainEqual(expect.objectContaining({ path: ['surprise'], rule: 'unknown-field' }));
  });

  test.each(withBody)('%s refuses what is not JSON', async (_, contract) => {
    const client = await app.as(allowedRole(contract));
    const send = (body: string, headers: Record<string, string> = {}) =>
      client.send(contract.method.toUpperCase(), pathOf(contract, exampleParams), body, headers);
    for (const text of ['{', '{"a":1,}', '[1', 'undefined', '\ufeff{}x', '{"a":\u0001}'])
      expectRefusal(await send(text), [400]);
    expectRefusal(await send('a=1', { 'content-type': 'application/x-www-form-urlencoded' }), [415]);
    expectRefusal(await send('{}', { 'content-type': 'text/plain' }), [415]);
  });
});

describe('queries', () => {
  const fields = all.flatMap(([name, contract]) =>
    contract.query instanceof z.ZodObject
      ? Object.entries(contract.query.shape).map(([field, schema]) => [name, field, contract, schema] as const)
      : [],
  );
  const values = [
    '',
    '-5',
    '1e999',
    'NaN',
    'x'.repeat(2000),
    '%00',
    '%F0%9F',
    "';drop table users--",
    '0'.repeat(500),
    '%ED%A0%80',
  ];
  test.each(fields)('%s survives any value of %s', async (_, field, contract) => {
    const client = await app.as(allowedRole(contract));
    for (const value of values) {
      const answer = await client.get(`${pathOf(contract, exampleParams)}?${field}=${value}`);
      expect([200, 404, 422]).toContain(answer.status);
      if (answer.status === 422) expect(answer.body.issues[0].path.slice(0, 1)).toEqual(['query']);
    }
  });
});

describe('paths', () => {
  const withParams = all.filter(([, { path }]) => path.includes('{'));
  const values = [
    '%00',
    '..',
    '%2e%2e%2f',
    "'",
    'x'.repeat(3000),
    '-1',
    '0',
    '99999999999999999999',
    '%E0%A4%A',
    '__proto__',
    '❤',
  ];
  test.each(withParams)('%s survives any id', async (_, contract) => {
    const client = await app.as(allowedRole(contract));
    for (const value of values) {
      const path = contract.path.replace(/\{\w+\}/g, value);
      const answer = await client.send(
        contract.method.toUpperCase(),
        path,
        contract.body instanceof z.ZodUndefined ? undefined : {},
      );
      // A form is refused for what it is, before anybody looks at the id.
      expect(contract.bodyType === 'multipart' ? [404, 405, 415] : [404, 405, 422]).toContain(answer.status);
    }
  });

  const bodyless = withParams.filter(([, { body }]) => body instanceof z.ZodUndefined);
  test.each(bodyless)('%s says 404 for what does not exist', async (_, contract) => {
    const client = await app.as(allowedRole(contract));
    expectRefusal(await client.send(contract.method.toUpperCase(), pathOf(contract, exampleOf(contract))), [404]);
  });
});

/** Well-formed, and nothing has them. */
function exampleOf({ params }: Contract): Record<string, string | number> {
  // Numbers of queues have a form of their own.
  return params.safeParse(exampleParams).success ? exampleParams : { ...exampleParams, id: '999' };
}

const exampleParams = { id: 'nothing', number: '+33100000000', version: 1, recording: 'nothing' };

test('the OpenAPI document describes every contract', async () => {
  const { status, body } = await app.browser().get('/api/openapi.json');
  expect(status).toBe(200);
  const described = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.keys(z.record(z.string(), z.unknown()).parse(methods)).map((method) => `${method} ${path}`),
  );
  expect(described.sort()).toEqual(all.map(([, { method, path }]) => `${method} ${path}`).sort());
  const references = JSON.stringify(body).matchAll(/"\$ref":"([^"]+)"/g);
  for (const [, reference = ''] of references) {
    const name = reference.replace('#/components/schemas/', '');
    expect(Object.keys(body.components.schemas)).toContain(name);
  }
});
