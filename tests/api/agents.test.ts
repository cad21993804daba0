import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NEW_AGENT_PROFILE } from '#schemas/domain/agent.ts';
import { agentPresence, users } from '#server/db/tables/index.ts';
import { insertAgents } from '#server/services/agents/insert-agents.ts';
import { createTestApp, type TestApp, type TestClient } from './test-server.ts';

let app: TestApp;
let admin: TestClient;
const signedOut: string[] = [];
beforeAll(async () => {
  app = await createTestApp();
  app.services.desks.forceState = async (agent) => void signedOut.push(agent);
  admin = await app.as('admin');
  for (const id of ['500', '501']) await admin.post('/api/queues', { id, name: `Queue ${id}` });
  const skills = [
    { id: '', name: 'Réparations' },
    { id: '', name: 'Invoices' },
  ];
  await admin.post('/api/skill-groups', { name: 'Trade', decrement: true, skills });
  await admin.post('/api/supervision-groups', { name: 'Team North' });
});
afterAll(() => app.close());
beforeEach(() => app.db.execute(sql`delete from sign_in_attempts`));

const profile = {
  queues: ['500'],
  skills: [{ skill: 'reparations', level: 5 }],
  line: { type: 'browser' },
  options: { media: ['call'] },
  rights: ['call-out'],
  supervision: [] as string[],
  memberOf: ['team-north'],
  supervises: [] as string[],
};
const agent = (login: string, more: object = {}) => ({
  login,
  name: `Agent ${login}`,
  role: 'agent',
  language: 'fr',
  profile,
  ...more,
});
const signIn = (login: string, password: string) => app.browser().post('/api/session', { login, password });

describe('one agent', () => {
  test('is created with a password of four letters that is shown once', async () => {
    const { status, body } = await admin.post('/api/agents', agent('1001'));
    expect(status).toBe(201);
    expect(body.agent).toMatchObject({ login: '1001', role: 'agent', active: true, state: null, revision: 1, profile });
    expect(body.password).toMatch(/^[a-z]{4}$/);
    expect((await signIn('1001', body.password)).body.user).toMatchObject({ login: '1001', language: 'fr' });
    const listed = await admin.get('/api/agents');
    expect(JSON.stringify(listed.body)).not.toContain(body.password);
    expect(listed.body.nextLogin).toBe('1002');
  });

  test.each([
    ['a login that is no number', { login: 'anna' }, ['login'], 'agent-login'],
    [
      'a queue there is not',
      { profile: { ...profile, queues: ['500', '999'] } },
      ['profile', 'queues', 1],
      'unknown-queue',
    ],
    [
      'a skill there is not',
      { profile: { ...profile, skills: [{ skill: 'x', level: 1 }] } },
      ['profile', 'skills', 0],
      'unknown-skill',
    ],
    [
      'a group there is not',
      { profile: { ...profile, supervises: ['x'] } },
      ['profile', 'supervises', 0],
      'unknown-group',
    ],
    [
      'level 0',
      { profile: { ...profile, skills: [{ skill: 'x', level: 0 }] } },
      ['profile', 'skills', 0, 'level'],
      'too-small',
    ],
    ['three letters', { password: 'abc' }, ['password'], 'agent-password-length'],
    ['four letters anybody tries', { password: 'aaaa' }, ['password'], 'common-password'],
    ['a supervisor with a short password', { role: 'supervisor', password: 'wzkp' }, ['password'], 'password-length'],
    [
      'a SIP phone without host',
      { profile: { ...profile, line: { type: 'sip', address: 'sip:anna' } } },
      ['profile', 'line', 'address'],
      'sip-address',
    ],
  ])('%s is refused with its place', async (_, wrong, path, rule) => {
    const { status, body } = await admin.post('/api/agents', agent('1099', wrong));
    expect([status, body.issues[0]]).toMatchObject([422, { path, rule }]);
    expect(await app.db.select().from(users).where(sql`login = '1099'`)).toEqual([]);
  });

  test('a login is given once', async () => {
    const { status, body } = await admin.post('/api/agents', agent('1001'));
    expect([status, body]).toMatchObject([409, { code: 'login-taken', issues: [{ path: ['login'] }] }]);
  });

  test('is changed, unless somebody has saved since', async () => {
    const { body } = await admin.post('/api/agents', agent('1010'));
    const { id } = body.agent;
    const change = (more: object) =>
      admin.put(`/api/agents/${id}`, { ...agent('1010'), active: true, revision: 1, ...more });
    const changed = await change({ name: 'Inès', profile: { ...profile, queues: ['501'] } });
    expect(changed.body).toMatchObject({
      agent: { name: 'Inès', revision: 2, profile: { queues: ['501'] } },
      password: null,
    });
    const late = await change({ name: 'Late' });
    expect(late.body).toMatchObject({ code: 'stale-revision', details: { revision: 2, current: { name: 'Inès' } } });
    expect((await change({ revision: 2, login: 'ines' })).body.issues[0]).toMatchObject({ rule: 'agent-login' });
    expect((await change({ revision: 2, login: '1001' })).body.code).toBe('login-taken');
    expect((await change({ revision: 2, login: '1011' })).body.agent.login).toBe('1011');
  });

  test('becomes a supervisor by rights over others, with a password that is long enough', async () => {
    const { body } = await admin.post('/api/agents', agent('1020'));
    const rights = { ...profile, supervision: ['listen'], supervises: ['team-north'] };
    const raised = await admin.put(`/api/agents/${body.agent.id}`, {
      ...agent('1020', { profile: rights }),
      active: true,
      revision: 1,
    });
    expect(raised.body.agent).toMatchObject({ role: 'supervisor', profile: { supervision: ['listen'] } });
    expect(raised.body.password.length).toBeGreaterThanOrEqual(10);
    expect((await signIn('1020', body.password)).status).toBe(401);
    expect((await signIn('1020', raised.body.password)).status).toBe(200);
    const created = await admin.post('/api/agents', agent('1021', { role: 'supervisor', login: 'paula' }));
    expect(created.body.agent).toMatchObject({ login: 'paula', role: 'supervisor' });
    expect(created.body.password.length).toBeGreaterThanOrEqual(10);
  });

  test('an account without a profile gets one', async () => {
    const { body } = await admin.post('/api/users', {
      login: 'boss',
      name: 'Boss',
      role: 'supervisor',
      password: 'a long enough one',
    });
    const given = await admin.put(`/api/agents/${body.user.id}`, {
      ...agent('boss', { role: 'supervisor', profile }),
      active: true,
      revision: 0,
    });
    expect(given.body.agent).toMatchObject({ login: 'boss', revision: 1, profile: { queues: ['500'] } });
  });

  test('whoever is made an agent under users gets a profile, and a password to match when they stop being one', async () => {
    const { body } = await admin.post('/api/users', { login: '1030', name: 'Zoé', role: 'agent', password: 'wzkp' });
    expect((await admin.get('/api/agents')).body.agents).toContainEqual(
      expect.objectContaining({ login: '1030', revision: 1 }),
    );
    const path = `/api/users/${body.user.id}`;
    expect((await admin.patch(path, { role: 'designer' })).body.issues[0]).toMatchObject({
      path: ['password'],
      rule: 'password-for-role',
    });
    expect((await admin.patch(path, { role: 'designer', password: 'wzkp' })).body.issues[0]).toMatchObject({
      rule: 'password-length',
    });
    expect((await admin.patch(path, { role: 'designer', password: 'a long enough one' })).status).toBe(200);
    const wrong = await admin.post('/api/users', { login: 'zoe', name: 'Zoé', role: 'agent', password: 'wzkp' });
    expect(wrong.body.issues[0]).toMatchObject({ path: ['login'], rule: 'agent-login' });
  });

  test('changes their own password to another short one', async () => {
    const { body } = await admin.post('/api/agents', agent('1040'));
    const { headers } = await signIn('1040', body.password);
    const token = /=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1];
    const change = (next: string) => app.browser(token).post('/api/session/password', { current: body.password, next });
    expect((await change('abc')).body.issues[0]).toMatchObject({ path: ['next'], rule: 'agent-password-length' });
    expect((await change('wzkp')).status).toBe(204);
    expect((await signIn('1040', 'wzkp')).status).toBe(200);
    const designer = await app.as('designer');
    expect((await designer.post('/api/session/password', { current: 'x', next: 'wzkp' })).body.issues[0]).toMatchObject(
      {
        path: ['next'],
        rule: 'password-length',
      },
    );
  });

  test('goes while they have never worked; deactivated they are signed out', async () => {
    const { body } = await admin.post('/api/agents', agent('1050'));
    const { id } = body.agent;
    const now = new Date();
    await app.db
      .insert(agentPresence)
      .values({ userId: id, state: 'ready', since: now, line: { type: 'browser' }, idleSince: now, seenAt: now });
    const { body: listed } = await admin.get('/api/agents');
    expect(listed.agents.find((one: { id: string }) => one.id === id).state).toMatchObject({ state: 'ready' });
    expect((await admin.delete(`/api/agents/${id}`)).body).toMatchObject({
      code: 'in-use',
      details: { hasWorked: true },
    });
    await signIn('1050', body.password);
    await admin.post('/api/agents/changes', { ids: [id], change: { type: 'deactivate' } });
    expect(signedOut).toEqual([id]);
    expect(await app.db.execute(sql`select 1 from sessions where user_id = ${id}`)).toMatchObject({ rows: [] });
    expect((await signIn('1050', body.password)).status).toBe(401);
    const fresh = await admin.post('/api/agents', agent('1051'));
    expect((await admin.delete(`/api/agents/${fresh.body.agent.id}`)).status).toBe(204);
  });

  test('is nobody’s business but an administrator’s', async () => {
    for (const role of ['designer', 'supervisor', 'agent'] as const) {
      const client = await app.as(role);
      expect((await client.get('/api/agents')).status).toBe(403);
      expect((await client.post('/api/agents', agent('1060'))).status).toBe(403);
    }
  });
});

describe('many agents', () => {
  test('are created alike with the logins that are free, each with a password', async () => {
    await admin.post('/api/agents', agent('2001'));
    const { status, body } = await admin.post('/api/agents/batch', {
      count: 3,
      firstLogin: '2000',
      names: ['Anna', '', 'Carl'],
      language: 'en',
      profile,
    });
    expect(status).toBe(201);
    expect(body.accounts.map(({ login, name }: { login: string; name: string }) => [login, name])).toEqual([
      ['2000', 'Anna'],
      ['2002', 'Agent 2002'],
      ['2003', 'Carl'],
    ]);
    for (const { login, password } of body.accounts) expect((await signIn(login, password)).status).toBe(200);
    const none = await admin.post('/api/agents/batch', { count: 2, firstLogin: '9999', language: 'en', profile });
    expect(none.body.code).toBe('no-free-login');
    const names = ['Dora', 'Emil', '', 'Zoé'];
    const spare = await admin.post('/api/agents/batch', {
      count: 3,
      firstLogin: '2400',
      names,
      language: 'fr',
      profile,
    });
    expect(spare.body.issues[0]).toMatchObject({ path: ['names'], rule: 'more-names-than-agents' });
    const over = await admin.post('/api/agents/batch', {
      count: 1,
      firstLogin: '2500',
      language: 'en',
      profile: { ...profile, supervision: ['listen'] },
    });
    expect(over.body.issues[0]).toMatchObject({ path: ['profile', 'supervision'], rule: 'agents-only' });
  });

  test('are changed together, and get new passwords together', async () => {
    const { body } = await admin.post('/api/agents/batch', { count: 2, firstLogin: '3000', language: 'en', profile });
    const ids = body.accounts.map(({ id }: { id: string }) => id);
    const change = (what: object) => admin.post('/api/agents/changes', { ids, change: what });
    expect((await change({ type: 'add-queue', queue: '501' })).body).toEqual({ changed: 2 });
    const [noted] = (await admin.get('/api/audit?limit=1')).body.entries;
    expect(noted).toMatchObject({ action: 'agent.add-queue', details: { queue: '501' } });
    expect(Object.keys(noted.details)).toEqual(['queue']);
    await change({ type: 'set-skill', skill: 'invoices', level: 9 });
    await change({ type: 'set-skill', skill: 'reparations', level: 0 });
    await change({ type: 'remove-from-group', group: 'team-north' });
    const { body: listed } = await admin.get('/api/agents');
    for (const one of listed.agents.filter(({ id }: { id: string }) => ids.includes(id))) {
      expect(one.profile).toMatchObject({
        queues: ['500', '501'],
        skills: [{ skill: 'invoices', level: 9 }],
        memberOf: [],
      });
    }
    expect((await change({ type: 'add-queue', queue: '777' })).body.issues[0].rule).toBe('unknown-queue');
    const { body: reset } = await admin.post('/api/agents/passwords', { ids });
    expect(reset.accounts.map(({ login }: { login: string }) => login)).toEqual(['3000', '3001']);
    expect((await signIn('3000', reset.accounts[0].password)).status).toBe(200);
    expect((await signIn('3001', body.accounts[1].password)).status).toBe(401);
  });
});

test('an agent without a password cannot sign in before one is made', async () => {
  const [made] = await insertAgents(app.db, {
    agents: [
      { login: '3100', name: 'Sample', role: 'agent', language: 'en', password: null, profile: NEW_AGENT_PROFILE },
    ],
    login: 'system',
  });
  const hasPassword = async () =>
    (await admin.get('/api/agents')).body.agents.find(({ login }: { login: string }) => login === '3100').hasPassword;
  expect(await hasPassword()).toBe(false);
  for (const password of ['', 'none']) expect((await signIn('3100', password)).status).not.toBe(200);
  expect((await signIn('3100', 'none')).body.code).toBe('wrong-credentials');
  const { body } = await admin.post('/api/agents/passwords', { ids: [made?.id] });
  expect(await hasPassword()).toBe(true);
  expect((await signIn('3100', body.accounts[0].password)).status).toBe(200);
});

describe('a file with agents', () => {
  const send = (text: string, step = '/preview') =>
    admin.upload(`/api/agents/import${step}`, {}, { name: 'agents.csv', bytes: new TextEncoder().encode(text) });

  test('is shown line by line with what is wrong, in the language of whoever asks', async () => {
    const file = [
      'Identifiant;Nom;Files d’attente;Compétences;Groupes;Couleur',
      '4001;Anna Berg;500, Queue 501;réparations:7, Invoices;Team North;blue',
      '4001;Ben;599;juggling:3;;',
      ';;500;Réparations:12;Nowhere;',
      'abcd;Dora;;;;',
      '1001;Emil;;;;',
    ].join('\r\n');
    const { status, body } = await send(file);
    expect(status).toBe(200);
    expect([body.columns, body.ignored]).toEqual([['login', 'name', 'queues', 'skills', 'groups'], ['Couleur']]);
    expect(body.rows[0]).toEqual({
      line: 2,
      login: '4001',
      name: 'Anna Berg',
      queues: ['500', '501'],
      skills: ['Réparations 7', 'Invoices 1'],
      groups: ['Team North'],
      issues: [],
    });
    type Row = { line: number; issues: { column: string; message: string }[] };
    const wrong = body.rows.slice(1).map(({ line, issues }: Row) => [line, ...issues.map(({ column }) => column)]);
    expect(wrong).toEqual([
      [3, 'login', 'queues', 'skills'],
      [4, 'name', 'skills', 'groups'],
      [5, 'login'],
      [6, 'login'],
    ]);
    expect(body.rows[1].issues[1]).toEqual({
      column: 'queues',
      value: '599',
      message: 'There is no queue of this number or name.',
    });
    const refused = await send(file, '');
    expect([refused.status, refused.body.issues.length]).toEqual([422, 4]);
    expect(await app.db.select().from(users).where(sql`login = '4001'`)).toEqual([]);
  });

  test('is imported as a whole, whatever encoding it has', async () => {
    const bytes = Uint8Array.from(Buffer.from('name,login,password\nRené Müller,,wzkp\nZoé,4011,\n', 'latin1'));
    const { status, body } = await admin.upload('/api/agents/import', {}, { name: 'agents.csv', bytes });
    expect(status).toBe(201);
    expect(body.accounts).toMatchObject([
      { name: 'René Müller', password: 'wzkp' },
      { login: '4011', name: 'Zoé' },
    ]);
    expect((await signIn('4011', body.accounts[1].password)).status).toBe(200);
  });

  test.each([
    ['nothing in it', '', 'file-without-rows'],
    ['only a header', 'login,name\n', 'file-without-rows'],
    ['no names', 'login,phone\n5001,12\n', 'agents-without-names'],
    ['more agents than at once', `name\n${'Anna\n'.repeat(5000)}`, 'too-many-agents'],
  ])('with %s is refused', async (_, text, rule) => {
    const { status, body } = await send(text);
    expect([status, body.issues[0]]).toMatchObject([422, { path: ['file'], rule }]);
  });

  test('says how many agents are too many, and what the first line says instead of names', async () => {
    const message = async (text: string) => (await send(text)).body.issues[0].message;
    expect(await message(`name\n${'Anna\n'.repeat(5000)}`)).toContain('5000 agents; at most 1000');
    expect(await message('login^name^queues\n5001^Anna^500\n')).toContain('login^name^queues');
  });

  test('may have first and last names in columns of their own', async () => {
    const { body } = await send('Nom;Prénom;Identifiant\r\nBérard;Zoé;\r\nLe Goff;;4042\r\n');
    expect(body.ignored).toEqual([]);
    expect(body.rows.map(({ name }: { name: string }) => name)).toEqual(['Zoé Bérard', 'Le Goff']);
  });

  test('counts lines as a spreadsheet does, and finds cells that no header is for', async () => {
    const { body } = await send('name,queues\r\n\r\nAnna,500\r\n,500\r\nMartin, Ben,500,501\r\n');
    type Row = { line: number; issues: { message: string; value: string }[] };
    expect(body.rows.map(({ line, issues }: Row) => [line, issues.length])).toEqual([
      [3, 0],
      [4, 1],
      [5, 2],
    ]);
    expect(body.rows[2].issues.map(({ value }: { value: string }) => value)).toContain('500 | 501');
  });
});

test('supervision groups count who belongs to them and who sees them, and stay while anybody does', async () => {
  const { body } = await admin.post('/api/supervision-groups', { name: 'Équipe Sud' });
  const group = { id: 'equipe-sud', name: 'Équipe Sud', supervisors: 0, revision: 1 };
  expect(body.supervisionGroup).toMatchObject({ ...group, members: 0 });
  const member = await admin.post('/api/agents', agent('6001', { profile: { ...profile, memberOf: ['equipe-sud'] } }));
  const { body: listed } = await (await app.as('supervisor')).get('/api/supervision-groups');
  expect(listed.supervisionGroups).toContainEqual({
    ...body.supervisionGroup,
    members: 1,
  });
  expect((await admin.delete('/api/supervision-groups/equipe-sud')).body).toMatchObject({
    code: 'in-use',
    details: { agents: ['Agent 6001 (6001)'] },
  });
  const { id } = member.body.agent;
  await admin.post('/api/agents/changes', { ids: [id], change: { type: 'remove-from-group', group: 'equipe-sud' } });
  const renamed = await admin.put('/api/supervision-groups/equipe-sud', { name: 'Sud', revision: 1 });
  expect(renamed.body.supervisionGroup).toMatchObject({ name: 'Sud', revision: 2 });
  expect((await admin.delete('/api/supervision-groups/equipe-sud')).status).toBe(204);
});
