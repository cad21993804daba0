import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CampaignSummary } from '#schemas/campaign/summary.ts';
import { NEW_AGENT_PROFILE } from '#schemas/domain/agent.ts';
import { inboundSettings } from '#schemas/domain/inbound-campaign.ts';
import { queueSettings } from '#schemas/domain/queue.ts';
import { remakeCampaignFlows } from '#server/campaigns/remake-campaign-flows.ts';
import {
  agentPresence,
  agentProfiles,
  campaigns,
  flows,
  flowVersions,
  queues,
  users,
  waits,
} from '#server/db/tables/index.ts';
import { promoteNextVersions } from '#server/services/aliases/promote-next-versions.ts';
import { createTestApp, type TestApp, type TestClient } from './test-server.ts';

let app: TestApp;
let admin: TestClient;
let designer: TestClient;
beforeAll(async () => {
  app = await createTestApp();
  admin = await app.as('admin');
  designer = await app.as('designer');
  await admin.post('/api/did-ranges', { site: 'Lyon', first: '+33155550100', last: '+33155550129' });
  await addQueue('500', 'Support');
  await addQueue('510', 'Sales');
  await addAgent('anna', { queues: ['500'], skills: [{ skill: 'french', level: 5 }] });
});
afterAll(() => app.close());

async function addQueue(id: string, name: string) {
  const settings = queueSettings.parse({ name });
  await app.db.insert(queues).values({ id, settings, updatedAt: new Date(), updatedBy: 'test' });
}

async function addAgent(login: string, profile: { queues: string[]; skills?: { skill: string; level: number }[] }) {
  await app.db.insert(users).values({ id: login, login, name: login, role: 'agent', passwordHash: 'none' });
  await app.db.insert(agentProfiles).values({
    userId: login,
    profile: { ...NEW_AGENT_PROFILE, ...profile },
  });
}

async function signIn(login: string) {
  const now = new Date();
  const presence = { state: 'ready', since: now, line: { type: 'browser' }, idleSince: now, seenAt: now } as const;
  await app.db.insert(agentPresence).values({ userId: login, ...presence });
}

const settingsWith = (parts: Record<string, unknown>) => inboundSettings.parse(parts);
const speech = (fr: string) => [{ type: 'text', text: { fr } }];

/** A campaign on a number, with a queue; not active. */
async function makeCampaign(name: string, did: string, parts: Record<string, unknown> = {}) {
  const { body: made } = await admin.post('/api/campaigns', { name, dids: [did] });
  const { id, revision } = made.campaign;
  const general = { queue: '500', dids: [did], ...Object(parts.general) };
  const settings = settingsWith({ ...parts, general });
  const saved = await admin.put(`/api/campaigns/${id}`, { revision, name, settings });
  expect(saved.body.issues ?? []).toEqual([]);
  return saved.body.campaign;
}

async function publishFlow(document: Record<string, unknown>): Promise<string> {
  const made = await designer.post('/api/flows/import', { document });
  const { id, revision } = made.body.summary;
  const published = await designer.post(`/api/flows/${id}/publish`, { revision, message: '' });
  expect(published.body.issues ?? []).toEqual([]);
  return id;
}

/** An IVR flow that says something and returns. */
const saying = (id: string, text: string) => ({
  format: 1,
  id,
  name: id,
  kind: 'ivr',
  languages: ['fr'],
  variables: [],
  nodes: [
    { id: 'start', kind: 'start', label: '', position: { x: 0, y: 0 }, config: {} },
    { id: 'say', kind: 'play-prompt', label: '', position: { x: 300, y: 0 }, config: { prompt: speech(text) } },
    { id: 'back', kind: 'return', label: '', position: { x: 600, y: 0 }, config: {} },
  ],
  edges: [
    { id: 'a', source: 'start', exit: 'next', target: 'say' },
    { id: 'b', source: 'say', exit: 'next', target: 'back' },
  ],
  notes: [],
  tests: [],
});

async function liveFlowOf(id: string) {
  const [row] = await app.db.select().from(flows).where(eq(flows.campaignId, id));
  const version = row?.publishedVersion ?? 0;
  const live = await designer.get(`/api/flows/campaign-${id}/versions/${version}`);
  return { version, document: live.body.document };
}
const nodesOf = (document: { nodes: { id: string }[] }) => document.nodes.map(({ id }) => id);

test('a campaign is made from the defaults of new ones and says what it lacks', async () => {
  const settings = settingsWith({ general: { priority: 7, languages: ['en'], dids: ['+33155550128'] } });
  expect((await admin.put('/api/campaign-defaults', { settings, revision: 0 })).body.settings.general.dids).toEqual([]);
  const { status, body } = await admin.post('/api/campaigns', { name: 'Service après-vente' });
  expect([status, body.campaign]).toMatchObject([
    201,
    { id: 'service-apres-vente', active: false, settings: { general: { priority: 7, languages: ['en'] } } },
  ]);
  expect(body.summary.light).toBe('red');
  const red = body.summary.elements.filter(({ light }: { light: string }) => light === 'red');
  expect(red.map(({ tab, field }: { tab: string; field: string }) => `${tab}.${field}`)).toEqual([
    'general.dids',
    'general.queue',
  ]);
  await admin.put('/api/campaign-defaults', { settings: settingsWith({}), revision: 1 });
});

test('flows and skills that new campaigns begin with are not deleted', async () => {
  const flow = await publishFlow(saying('by-default', 'Bienvenue'));
  const skill = { id: '', name: 'Dutch' };
  const made = await admin.post('/api/skill-groups', { name: 'By default', skills: [skill], decrement: false });
  const { id } = made.body.skillGroup;
  const { revision } = (await admin.get('/api/campaign-defaults')).body;
  const settings = settingsWith({ general: { survey: flow }, skills: { required: [{ skill: 'dutch', level: 2 }] } });
  const saved = await admin.put('/api/campaign-defaults', { settings, revision });
  const kept = { code: 'in-use', details: { campaigns: [], defaults: ['campaign-defaults'] } };
  expect((await designer.delete(`/api/flows/${flow}`)).body).toMatchObject(kept);
  expect((await admin.delete(`/api/skill-groups/${id}`)).body).toMatchObject(kept);
  await admin.put('/api/campaign-defaults', { settings: settingsWith({}), revision: saved.body.revision });
  expect((await designer.delete(`/api/flows/${flow}`)).status).toBe(204);
  expect((await admin.delete(`/api/skill-groups/${id}`)).status).toBe(204);
});

test('what new campaigns begin with is not deleted', async () => {
  const week = Array.from({ length: 7 }, () => []);
  const { body } = await admin.post('/api/schedules', { name: 'By default', timeZone: 'Europe/Paris', week });
  const { id } = body.schedule;
  const { revision } = (await admin.get('/api/campaign-defaults')).body;
  const settings = settingsWith({ opening: { schedule: id } });
  const saved = await admin.put('/api/campaign-defaults', { settings, revision });
  expect((await admin.delete(`/api/schedules/${id}`)).body).toMatchObject({
    code: 'in-use',
    details: { campaigns: [], defaults: ['campaign-defaults'] },
  });
  await admin.put('/api/campaign-defaults', { settings: settingsWith({}), revision: saved.body.revision });
  expect((await admin.delete(`/api/schedules/${id}`)).status).toBe(204);
});

test('a long name makes an id that its flow can have, too', async () => {
  const { status, body } = await admin.post('/api/campaigns', { name: 'Long '.repeat(20).trim() });
  expect([status, body.issues ?? []]).toEqual([201, []]);
  expect((await designer.get(`/api/flows/campaign-${body.campaign.id}`)).status).toBe(200);
});

test('only admins change campaigns, and what they did is in the audit', async () => {
  expect((await designer.post('/api/campaigns', { name: 'X' })).status).toBe(403);
  expect((await designer.get('/api/campaigns')).status).toBe(200);
  expect((await (await app.as('agent')).get('/api/campaigns')).status).toBe(403);
  const { id } = await makeCampaign('Audited', '+33155550101');
  const { body } = await admin.get('/api/audit');
  const actions = body.entries
    .filter(({ entityId }: { entityId: string }) => entityId === id)
    .map(({ action }: { action: string }) => action);
  expect(actions).toEqual(['campaign.update', 'campaign.create']);
});

test('a number leads to one flow or campaign, and the refusal says to which', async () => {
  await makeCampaign('Holder', '+33155550102');
  const taken = await admin.post('/api/campaigns', { name: 'Second', dids: ['+33155550102'] });
  expect([taken.status, taken.body.issues]).toMatchObject([
    422,
    [
      {
        path: ['settings', 'general', 'dids', 0],
        rule: 'did-held',
        message: 'Leads to “Holder”; release it there first',
      },
    ],
  ]);
  expect((await admin.get('/api/campaigns/second')).status).toBe(404);
  const foreign = await admin.post('/api/campaigns', { name: 'Third', dids: ['+33199999999'] });
  expect(foreign.body.issues).toMatchObject([{ rule: 'did-not-declared' }]);
  const { body } = await admin.get('/api/dids?search=55550102');
  expect(body.dids[0].campaign).toEqual({ id: 'holder', name: 'Holder' });
});

test('whoever saves what is no longer there is told so', async () => {
  const { id, revision, settings } = await makeCampaign('Revised', '+33155550103');
  const body = { revision, name: 'Revised', settings };
  expect((await admin.put(`/api/campaigns/${id}`, body)).status).toBe(200);
  const stale = await admin.put(`/api/campaigns/${id}`, body);
  expect([stale.status, stale.body.code, stale.body.details]).toMatchObject([
    409,
    'stale-revision',
    { revision: revision + 1 },
  ]);
});

test('a campaign is closed until it is activated, and again afterwards', async () => {
  const { id } = await makeCampaign('Opening', '+33155550104');
  expect(nodesOf((await liveFlowOf(id)).document)).toEqual(['start', 'closed', 'end']);
  const active = await admin.post(`/api/campaigns/${id}/activate`);
  expect([active.status, active.body.campaign.active]).toEqual([200, true]);
  expect(nodesOf((await liveFlowOf(id)).document)).toEqual(['start', 'queue', 'closed', 'unavailable', 'end']);
  const off = await admin.post(`/api/campaigns/${id}/deactivate`);
  expect(off.body.campaign.active).toBe(false);
  expect(nodesOf((await liveFlowOf(id)).document)).toEqual(['start', 'closed', 'end']);
});

test('activation is refused on red with every reason, in the language of the reader', async () => {
  const { body: made } = await admin.post('/api/campaigns', { name: 'Unready' });
  const path = `/api/campaigns/${made.campaign.id}/activate`;
  const refused = await admin.send('POST', path, {}, { 'accept-language': 'fr' });
  expect([refused.status, refused.body.code]).toEqual([422, 'campaign-not-ready']);
  expect(refused.body.issues).toMatchObject([
    { path: ['settings', 'general', 'dids'], rule: 'did-none' },
    { path: ['settings', 'general', 'queue'], rule: 'empty-field' },
  ]);
  expect((await admin.get(`/api/campaigns/${made.campaign.id}`)).body.campaign.active).toBe(false);
});

test('nobody staffed is orange, and nobody at all is red', async () => {
  const lightOf = (body: { summary: { elements: { field: string; light: string }[] } }, field: string) =>
    body.summary.elements.find((element) => element.field === field)?.light;
  const { id, settings } = await makeCampaign('Staffed', '+33155550105');
  const check = (parts: Record<string, unknown>) =>
    admin.post(`/api/campaigns/${id}/check`, { settings: settingsWith({ ...settings, ...parts }) });
  expect(lightOf((await check({})).body, 'queue')).toBe('orange');
  const empty = await check({ general: { ...settings.general, queue: '510' } });
  expect(lightOf(empty.body, 'queue')).toBe('red');
  const asked = await check({ skills: { required: [{ skill: 'french', level: 9 }] } });
  expect(lightOf(asked.body, 'required')).toBe('red');
  await signIn('anna');
  expect(lightOf((await check({})).body, 'queue')).not.toBe('red');
});

test('an active campaign cannot be saved so that no flow can be made of it', async () => {
  const { id, name } = await makeCampaign('Kept', '+33155550106');
  const { body } = await admin.post(`/api/campaigns/${id}/activate`);
  const { revision, settings } = body.campaign;
  const broken = settingsWith({ ...settings, opening: { schedule: 'gone' } });
  const refused = await admin.put(`/api/campaigns/${id}`, { revision, name, settings: broken });
  expect([refused.status, refused.body.code]).toEqual([422, 'campaign-not-ready']);
  expect(refused.body.issues).toMatchObject([{ path: ['settings', 'opening', 'schedule'], rule: 'missing-entry' }]);
  expect((await admin.get(`/api/campaigns/${id}`)).body.campaign.settings.opening.schedule).toBe('');
  await admin.post(`/api/campaigns/${id}/deactivate`);
  const { body: off } = await admin.get(`/api/campaigns/${id}`);
  const stored = await admin.put(`/api/campaigns/${id}`, { revision: off.campaign.revision, name, settings: broken });
  expect(stored.status).toBe(200);
});

test('its flow is made anew when a flow that it runs is published, becomes live or takes over', async () => {
  await publishFlow(saying('greeting-flow', 'Bonjour'));
  const { id } = await makeCampaign('Remade', '+33155550107', { general: { flow: 'greeting-flow' } });
  await admin.post(`/api/campaigns/${id}/activate`);
  const said = async () => {
    const { version } = await liveFlowOf(id);
    const rows = await app.db
      .select()
      .from(flowVersions)
      .where(eq(flowVersions.flowId, `campaign-${id}`));
    return JSON.stringify(rows.find((row) => row.version === version)?.ir).match(/Bon(jour|soir)/)?.[0];
  };
  expect(await said()).toBe('Bonjour');
  const document = saying('greeting-flow', 'Bonsoir');
  const saved = await designer.put('/api/flows/greeting-flow/draft', { revision: 1, document });
  const { revision } = saved.body.summary;
  await designer.post('/api/flows/greeting-flow/publish', { revision, message: '' });
  expect(await said()).toBe('Bonsoir');
  await designer.put('/api/flows/greeting-flow/aliases/live', { version: 1 });
  expect(await said()).toBe('Bonjour');
  const startsAt = new Date(Date.now() + 300).toISOString();
  await designer.put('/api/flows/greeting-flow/aliases/next', { version: 2, startsAt });
  expect(await said()).toBe('Bonjour');
  await expect.poll(() => promoteNextVersions(app.db), { timeout: 5000 }).toEqual(['greeting-flow']);
  await remakeCampaignFlows(app.services, app.db, ['greeting-flow']);
  expect(await said()).toBe('Bonsoir');
});

test('its flow can be looked at and not changed, and is in no list', async () => {
  const { id } = await makeCampaign('Hidden', '+33155550108');
  const flowId = `campaign-${id}`;
  const { body: draft } = await designer.get(`/api/flows/${flowId}`);
  expect(nodesOf(draft.document)).toContain('queue');
  const { body } = await designer.get('/api/flows');
  expect(body.flows.map((flow: { id: string }) => flow.id)).not.toContain(flowId);
  const { revision } = draft.summary;
  const refusals = [
    await designer.put(`/api/flows/${flowId}/draft`, { revision, document: draft.document }),
    await designer.post(`/api/flows/${flowId}/publish`, { revision, message: '' }),
    await designer.put(`/api/flows/${flowId}/aliases/live`, { version: 1 }),
    await designer.delete(`/api/flows/${flowId}`),
  ];
  expect(refusals.map(({ status, body: { code } }) => `${status} ${code}`)).toEqual(
    Array(4).fill('409 generated-flow'),
  );
});

test('a flow that a campaign runs is not deleted, and the refusal names the campaign', async () => {
  await publishFlow(saying('used-flow', 'Bonjour'));
  await makeCampaign('User', '+33155550109', { general: { flow: 'used-flow' } });
  const refused = await designer.delete('/api/flows/used-flow');
  expect([refused.status, refused.body.details]).toEqual([
    409,
    { dids: [], flows: [], campaigns: [{ id: 'user', name: 'User' }], defaults: [] },
  ]);
});

test('a campaign is deleted only when nobody is in it, and sets its numbers free', async () => {
  const { id } = await makeCampaign('Doomed', '+33155550110');
  await admin.post(`/api/campaigns/${id}/activate`);
  expect((await admin.delete(`/api/campaigns/${id}`)).body.code).toBe('campaign-active');
  await admin.post(`/api/campaigns/${id}/deactivate`);
  const now = new Date();
  const wait = {
    id: 'w1',
    medium: 'call',
    queue: '500',
    campaign: id,
    priority: 0,
    since: now,
    enteredAt: now,
  } as const;
  const caller = { skills: [], decrement: false, contactId: 'c1', customer: '+331', called: '+332' };
  await app.db.insert(waits).values({ ...wait, ...caller });
  const busy = await admin.delete(`/api/campaigns/${id}`);
  expect([busy.body.code, busy.body.details]).toMatchObject(['in-use', { waiting: 1 }]);
  expect((await admin.get('/api/campaigns')).body.campaigns).toContainEqual(
    expect.objectContaining({ id, waiting: 1 }),
  );
  await app.db.update(waits).set({ end: 'answered', endedAt: now }).where(eq(waits.id, 'w1'));
  expect((await admin.delete(`/api/campaigns/${id}`)).status).toBe(204);
  const { body } = await admin.get('/api/dids?search=55550110');
  expect(body.dids[0].campaign).toBeNull();
  // The flow of the old one is kept for its contacts, so another of that name has another id.
  expect((await admin.post('/api/campaigns', { name: 'Doomed' })).body.campaign.id).toBe('doomed-2');
});

test('a copy has everything but the numbers', async () => {
  const { id } = await makeCampaign('Original', '+33155550111', { messages: { greeting: speech('Bonjour') } });
  await admin.post(`/api/campaigns/${id}/activate`);
  const { body } = await admin.post(`/api/campaigns/${id}/duplicate`, { name: 'Copy' });
  expect(body.campaign).toMatchObject({
    id: 'copy',
    active: false,
    settings: { general: { dids: [], queue: '500' }, messages: { greeting: speech('Bonjour') } },
  });
});

test('the list says who is open now', async () => {
  const { body } = await admin.get('/api/campaigns');
  const nowOf = (id: string) => body.campaigns.find((one: { id: string }) => one.id === id)?.now;
  expect(nowOf('remade')).toBe('open');
  expect(nowOf('opening')).toBe('inactive');
});

test('the usual overflow is made, published and taken like any flow', async () => {
  const { id, settings, name, revision } = await makeCampaign('Overflowing', '+33155550112');
  const overflow = {
    predictedWaitSeconds: 120,
    loops: null,
    callers: 5,
    offer: 'watched-or-key',
    languages: ['fr'],
    action: { type: 'callback', queue: '500' },
  };
  const { status, body } = await admin.post(`/api/campaigns/${id}/usual-overflow`, { name: 'Usual', overflow });
  expect([status, body.flow]).toMatchObject([201, { kind: 'overflow', name: 'Usual', publishedVersion: 1 }]);
  const changed = settingsWith({ ...settings, overflow: { flow: body.flow.id } });
  const saved = await admin.put(`/api/campaigns/${id}`, { revision, name, settings: changed });
  const element = saved.body.summary.elements.find(({ tab }: { tab: string }) => tab === 'overflow');
  expect(element).toMatchObject({ light: 'green', value: { en: 'Usual' } });
  const gone = { ...overflow, action: { type: 'ivr', flow: 'gone' } };
  expect((await admin.post(`/api/campaigns/${id}/usual-overflow`, { name: 'X', overflow: gone })).status).toBe(422);
});

test('the assistant makes everything at once', async () => {
  await addAgent('bert', { queues: [] });
  const hours = { from: 540, to: 1080 };
  const plan = {
    name: 'Hotline',
    did: '+33155550120',
    hours: {
      type: 'new',
      name: 'Hotline',
      timeZone: 'Europe/Paris',
      week: [[hours], [hours], [hours], [hours], [hours], [], []],
    },
    holidays: { type: 'country', country: 'FR' },
    queue: { type: 'new', name: 'Hotline' },
    agents: ['bert'],
    flow: 'menu',
    overflow: { type: 'callback', afterSeconds: 100 },
    dispositions: { type: 'new' },
    languages: ['fr'],
  };
  const { status, body } = await admin.post('/api/campaigns/assistant', plan);
  expect([status, body.issues ?? []]).toEqual([201, []]);
  const { general, opening } = body.campaign.settings;
  expect([general.queue, general.dids, opening.schedule]).toEqual(['501', ['+33155550120'], 'hotline']);
  // Nobody is signed in: callers get the overflow until somebody is.
  expect(findingsOf(body.summary)).toEqual(['overflow-until-signed-in']);
  expect(body.summary.light).toBe('green');
  expect((await admin.post(`/api/campaigns/${body.campaign.id}/activate`)).status).toBe(200);
  const [bert] = await app.db.select().from(agentProfiles).where(eq(agentProfiles.userId, 'bert'));
  expect(bert?.profile.queues).toEqual(['501']);
  const { overflow, customers } = body.campaign.settings;
  expect(overflow.waitsWithoutAgents).toBe(true);
  const flow = (await designer.get(`/api/flows/${overflow.flow}`)).body.document;
  expect(flow.nodes.find(({ kind }: { kind: string }) => kind === 'overflow-trigger').config.triggers).toMatchObject([
    { id: 'wait', conditions: [{ measure: 'predicted-wait', seconds: 100 }] },
    // Announcements come each 30 s.
    { id: 'loops', conditions: [{ measure: 'loops', loops: 4 }] },
    { id: 'no-agents', conditions: [{ measure: 'no-agents' }] },
  ]);
  const group = (await admin.get(`/api/disposition-groups/${customers.dispositions}`)).body.dispositionGroup;
  const quick = group.statuses.filter(({ quick: isQuick }: { quick: boolean }) => isQuick);
  expect(quick.map(({ name }: { name: string }) => name)).toEqual([
    'Handled',
    'Call back',
    'Not handled',
    'Wrong number',
  ]);
  expect(group.statuses.filter(({ system }: { system: boolean }) => system)).toHaveLength(6);
  // The next one has the same group, and no overflow of its own.
  const next = await admin.post('/api/campaigns/assistant', {
    ...plan,
    name: 'Second',
    did: '+33155550122',
    queue: { type: 'existing', queue: '501' },
    overflow: { type: 'none' },
    dispositions: { type: 'existing', group: group.id },
  });
  expect(next.body.campaign.settings).toMatchObject({
    customers: { dispositions: group.id },
    overflow: { flow: '', waitsWithoutAgents: false },
  });
  expect(findingsOf(next.body.summary)).toContain('no-agent-signed-in');
});

function findingsOf({ elements }: CampaignSummary): string[] {
  return elements.flatMap(({ findings }) => findings.map(({ rule }) => rule));
}

test('the assistant makes nothing when one step is refused', async () => {
  const before = await app.db.select().from(queues);
  const plan = {
    name: 'Half',
    did: '+33155550120',
    hours: { type: 'always' },
    holidays: { type: 'none' },
    queue: { type: 'new', name: 'Half' },
    agents: [],
    languages: ['fr'],
  };
  expect((await admin.post('/api/campaigns/assistant', plan)).status).toBe(422);
  expect(
    (await admin.post('/api/campaigns/assistant', { ...plan, did: '+33155550121', agents: ['nobody'] })).body.issues,
  ).toMatchObject([{ path: ['agents', 0], rule: 'not-an-agent' }]);
  expect((await app.db.select().from(queues)).length).toBe(before.length);
  expect(await app.db.select().from(campaigns).where(eq(campaigns.name, 'Half'))).toEqual([]);
});
