import { afterAll, beforeAll, expect, test } from 'vitest';
import { inboundSettings } from '#schemas/domain/inbound-campaign.ts';
import { campaigns, waits } from '#server/db/tables/index.ts';
import { queueFlow } from './flow-documents.ts';
import { createTestApp, type TestApp, type TestClient } from './test-server.ts';

let app: TestApp;
let admin: TestClient;
beforeAll(async () => {
  app = await createTestApp();
  admin = await app.as('admin');
});
afterAll(() => app.close());

const addQueue = (id: string, name = `Queue ${id}`) => admin.post('/api/queues', { id, name });
const actions = async (entity: string) => {
  const { body } = await admin.get('/api/audit');
  const entries: { entity: string; action: string }[] = body.entries;
  return entries.filter((entry) => entry.entity === entity).map(({ action }) => action);
};

test('queues are numbered from 500, changed, listed and deleted, and the audit says by whom', async () => {
  expect((await admin.get('/api/queues')).body).toEqual({ queues: [], nextId: '500' });
  const created = await addQueue('500', 'Support');
  expect([created.status, created.body.queue]).toMatchObject([
    201,
    {
      id: '500',
      strategy: 'longest-idle',
      ringSeconds: 20,
      revision: 1,
      usedBy: { flows: [], campaigns: [], agents: 0 },
    },
  ]);
  expect((await addQueue('500')).body.code).toBe('queue-exists');
  expect((await admin.get('/api/queues')).body.nextId).toBe('501');
  const changed = await admin.put('/api/queues/500', { name: 'Help', strategy: 'round-robin', revision: 1 });
  expect(changed.body.queue).toMatchObject({ name: 'Help', strategy: 'round-robin', revision: 2 });
  const late = await admin.put('/api/queues/500', { name: 'Late', revision: 1 });
  expect(late.body).toMatchObject({ code: 'stale-revision', details: { revision: 2, current: { name: 'Help' } } });
  expect((await admin.delete('/api/queues/500')).status).toBe(204);
  expect(await actions('queue')).toEqual(['queue.delete', 'queue.update', 'queue.create']);
});

test.each([
  ['a number below 500', { id: '499' }, ['id'], 'queue-number'],
  ['four digits', { id: '5000' }, ['id'], 'queue-number'],
  ['no name', { name: ' ' }, ['name'], 'too-small'],
  ['a ring time that nobody can answer in', { ringSeconds: 2 }, ['ringSeconds'], 'too-small'],
  ['a strategy there is not', { strategy: 'random' }, ['strategy'], 'invalid-value'],
])('%s is refused with its place', async (_, wrong, path, rule) => {
  const { status, body } = await admin.post('/api/queues', { id: '777', name: 'X', ...wrong });
  expect([status, body.issues[0]]).toMatchObject([422, { path, rule }]);
});

test('only administrators change queues', async () => {
  for (const role of ['designer', 'supervisor', 'agent'] as const) {
    const client = await app.as(role);
    expect((await client.post('/api/queues', { id: '600', name: 'X' })).status).toBe(403);
    expect((await client.get('/api/queues')).status).toBe(role === 'agent' ? 403 : 200);
  }
});

test('a queue stays while flows, campaigns, agents or callers need it, and the refusal says who', async () => {
  await addQueue('510');
  await admin.post('/api/flows/import', { document: queueFlow('entrance', { queue: '510' }) });
  const general = { ...inboundSettings.parse({}).general, queue: '510' };
  const settings = { ...inboundSettings.parse({}), general };
  await app.db
    .insert(campaigns)
    .values({ id: 'spring', name: 'Spring', kind: 'inbound', settings, updatedAt: new Date(), updatedBy: 'admin' });
  const { body } = await admin.post('/api/agents', agentIn('510'));
  const [listed] = (await admin.get('/api/queues')).body.queues;
  expect(listed.usedBy).toEqual({
    flows: [{ flowId: 'entrance', name: 'Queue flow entrance', where: 'draft' }],
    campaigns: [{ id: 'spring', name: 'Spring' }],
    agents: 1,
  });
  const refused = await admin.delete('/api/queues/510');
  expect(refused.body).toMatchObject({
    code: 'in-use',
    details: { flows: [{ flowId: 'entrance' }], campaigns: ['Spring'], agents: [`Anna (${body.agent.login})`] },
  });
  await admin.delete('/api/flows/entrance');
  await app.db.delete(campaigns);
  await admin.post('/api/agents/changes', { ids: [body.agent.id], change: { type: 'remove-queue', queue: '510' } });
  await app.db.insert(waits).values(waitIn('510'));
  expect((await admin.delete('/api/queues/510')).body.details).toMatchObject({ agents: [], waiting: ['1'] });
  await app.db.delete(waits);
  expect((await admin.delete('/api/queues/510')).status).toBe(204);
});

test('a flow with a queue that does not exist is not published', async () => {
  await admin.post('/api/flows/import', { document: queueFlow('lost', { queue: '599' }) });
  const refused = await admin.post('/api/flows/lost/publish', { revision: 1 });
  expect(refused.body.code).toBe('flow-has-errors');
  expect(refused.body.details.diagnostics[0]).toMatchObject({ rule: 'missing-entry', params: { id: '599' } });
  await addQueue('599');
  expect((await admin.post('/api/flows/lost/publish', { revision: 1 })).status).toBe(201);
});

const languages = {
  name: 'Languages',
  decrement: true,
  skills: [
    { id: '', name: 'English' },
    { id: '', name: 'Español' },
  ],
};

test('skills get ids that are unique over all groups and keep them when they are renamed', async () => {
  const { status, body } = await admin.post('/api/skill-groups', languages);
  expect([status, body.skillGroup]).toMatchObject([
    201,
    {
      id: 'languages',
      skills: [
        { id: 'english', name: 'English' },
        { id: 'espanol', name: 'Español' },
      ],
      uses: [],
    },
  ]);
  const other = await admin.post('/api/skill-groups', {
    name: 'Markets',
    decrement: false,
    skills: [{ id: '', name: 'English' }],
  });
  expect(other.body.skillGroup.skills).toEqual([{ id: 'english-2', name: 'English' }]);
  const renamed = await admin.put('/api/skill-groups/languages', {
    ...languages,
    skills: [
      { id: 'english', name: 'Anglais' },
      { id: '', name: 'Italiano' },
    ],
    revision: 1,
  });
  expect(renamed.body.skillGroup.skills).toEqual([
    { id: 'english', name: 'Anglais' },
    { id: 'italiano', name: 'Italiano' },
  ]);
  const foreign = await admin.put('/api/skill-groups/languages', {
    ...languages,
    skills: [{ id: 'english-2', name: 'X' }],
    revision: 2,
  });
  expect(foreign.body.issues[0]).toMatchObject({ path: ['skills', 0], rule: 'unknown-skill' });
  const stale = await admin.put('/api/skill-groups/languages', { ...languages, skills: [], revision: 1 });
  expect(stale.body.code).toBe('stale-revision');
});

test('a skill that somebody has or needs is not deleted', async () => {
  await addQueue('520');
  await admin.post('/api/skill-groups', {
    name: 'Trade',
    decrement: true,
    skills: [
      { id: '', name: 'Repairs' },
      { id: '', name: 'Invoices' },
    ],
  });
  const { body } = await admin.post('/api/agents', agentIn('520', [{ skill: 'repairs', level: 4 }]));
  const keep = { name: 'Trade', decrement: true, revision: 1 };
  const without = await admin.put('/api/skill-groups/trade', {
    ...keep,
    skills: [{ id: 'invoices', name: 'Invoices' }],
  });
  expect(without.body).toMatchObject({
    code: 'in-use',
    details: { skill: 'Repairs', agents: [`Anna (${body.agent.login})`] },
  });
  expect((await admin.delete('/api/skill-groups/trade')).body.code).toBe('in-use');
  await admin.post('/api/flows/import', {
    document: queueFlow('asks', { queue: '520', skills: [{ skill: 'invoices', level: 2 }] }),
  });
  const groups: { id: string; uses: unknown[] }[] = (await admin.get('/api/skill-groups')).body.skillGroups;
  expect(groups.find(({ id }) => id === 'trade')?.uses).toEqual([
    expect.objectContaining({ skill: 'repairs', flows: [], agents: 1 }),
    expect.objectContaining({ skill: 'invoices', flows: [expect.objectContaining({ flowId: 'asks' })], agents: 0 }),
  ]);
});

test('pause reasons keep their ids and their order, and none takes the name of a pause that Switchyard begins', async () => {
  const lunch = { id: '', name: 'Déjeuner', productive: false, limitMinutes: 45 };
  const training = { id: '', name: 'Formation', productive: true, limitMinutes: 0 };
  const put = async (...pauseReasons: unknown[]) => {
    const { revision } = (await admin.get('/api/pause-reasons')).body;
    return admin.put('/api/pause-reasons', { pauseReasons, revision });
  };
  expect((await put(lunch, training)).body.pauseReasons).toEqual([
    { ...lunch, id: 'dejeuner' },
    { ...training, id: 'formation' },
  ]);
  const { body } = await put({ ...training, id: 'formation' }, { ...lunch, id: 'dejeuner', name: 'Repas' });
  expect(body.pauseReasons.map(({ id, name }: { id: string; name: string }) => [id, name])).toEqual([
    ['formation', 'Formation'],
    ['dejeuner', 'Repas'],
  ]);
  expect((await put({ ...lunch, name: 'Not answered' })).body.pauseReasons[0].id).toBe('not-answered-2');
  expect((await put({ ...lunch, id: 'not-answered' })).body.issues[0].rule).toBe('reserved-name');
  expect((await put(lunch, { ...lunch, name: 'DÉJEUNER' })).body.issues[0].rule).toBe('duplicate-reason');
  expect((await (await app.as('agent')).get('/api/pause-reasons')).status).toBe(200);
});

test('sites have names of their own, and stay while numbers are declared for them', async () => {
  const created = await admin.post('/api/sites', { name: 'Lyon Part-Dieu', address: '1 rue de la Gare' });
  expect([created.status, created.body.site]).toMatchObject([201, { id: 'lyon-part-dieu', numbers: 0, unassigned: 0 }]);
  expect((await admin.post('/api/sites', { name: 'LYON part-dieu' })).body.code).toBe('site-exists');
  const range = await admin.post('/api/did-ranges', {
    site: 'lyon part-dieu',
    first: '0478000000',
    last: '0478000009',
  });
  expect(range.body.range).toMatchObject({ siteId: 'lyon-part-dieu', site: 'Lyon Part-Dieu' });
  expect((await admin.delete('/api/sites/lyon-part-dieu')).body).toMatchObject({
    code: 'in-use',
    details: { ranges: ['0478000000 – 0478000009'] },
  });
  const renamed = await admin.put('/api/sites/lyon-part-dieu', { name: 'Lyon', revision: 1 });
  expect(renamed.body.site).toMatchObject({ id: 'lyon-part-dieu', name: 'Lyon', numbers: 10, unassigned: 10 });
  expect((await admin.get('/api/dids?site=lyon-part-dieu&assigned=no')).body).toMatchObject({ total: 10 });
  await admin.delete(`/api/did-ranges/${range.body.range.id}`);
  expect((await admin.delete('/api/sites/lyon-part-dieu')).status).toBe(204);
});

test('a number leads to a flow or to a campaign, which lists it among its own', async () => {
  await admin.post('/api/did-ranges', { site: 'Lille', first: '0320000000', last: '0320000001' });
  const settings = inboundSettings.parse({});
  const stamp = { kind: 'inbound' as const, settings, updatedAt: new Date(), updatedBy: 'admin' };
  await app.db.insert(campaigns).values([
    { ...stamp, id: 'autumn', name: 'Autumn' },
    { ...stamp, id: 'winter', name: 'Winter' },
  ]);
  const numbersOf = async () =>
    Object.fromEntries((await app.db.select().from(campaigns)).map((row) => [row.id, row.settings.general.dids]));
  const lead = (to: object) => admin.put('/api/dids/0320000001', { flowId: null, ...to });
  const { body } = await lead({ campaignId: 'autumn' });
  expect(body.did).toMatchObject({ flow: null, campaign: { id: 'autumn', name: 'Autumn' } });
  expect(await numbersOf()).toEqual({ autumn: ['0320000001'], winter: [] });
  await lead({ campaignId: 'winter' });
  expect(await numbersOf()).toEqual({ autumn: [], winter: ['0320000001'] });
  expect((await admin.get('/api/dids?assigned=yes')).body.total).toBe(1);
  expect((await lead({ flowId: 'lost', campaignId: 'winter' })).body.issues[0]).toMatchObject({ rule: 'one-target' });
  expect((await lead({ campaignId: 'nowhere' })).body.issues[0]).toMatchObject({ rule: 'unknown-campaign' });
  expect((await lead({})).body.did.campaign).toBeNull();
  expect(await numbersOf()).toEqual({ autumn: [], winter: [] });
});

function agentIn(queue: string, skills: { skill: string; level: number }[] = []) {
  return {
    login: `1${queue}`,
    name: 'Anna',
    role: 'agent',
    language: 'fr',
    profile: { ...emptyProfile, queues: [queue], skills },
  };
}

const emptyProfile = {
  line: { type: 'browser' },
  options: { media: ['call'] },
  rights: [],
  supervision: [],
  memberOf: [],
  supervises: [],
};

function waitIn(queue: string): typeof waits.$inferInsert {
  return {
    id: 'wait-1',
    medium: 'call',
    queue,
    campaign: '',
    priority: 0,
    since: new Date(),
    enteredAt: new Date(),
    skills: [],
    decrement: false,
    contactId: 'contact-1',
    customer: '0612345678',
    called: '0320000001',
  };
}
