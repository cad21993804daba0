import { and, eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Report } from '#schemas/api/reports.ts';
import { NO_FIGURES } from '#schemas/domain/report-figures.ts';
import { sweepRecordings } from '#server/acd/recordings.ts';
import {
  agentPresence,
  agentProfiles,
  agentSpans,
  audit,
  callbacks,
  conversations,
  pauseReasons,
  recordings,
  users,
  waits,
} from '#server/db/tables/index.ts';
import { addAgent, addCampaign, addConversation, addDispositions, status, type TestAgent } from './agent-work.ts';
import { addQueue } from './call-centre.ts';
import { createTestApp, type TestApp, type TestClient } from './test-server.ts';

let app: TestApp;
let admin: TestClient;
let supervisor: TestAgent;
let anna: TestAgent;
let ben: TestAgent;

/** A moment of 20 November in Paris. */
const at = (clock: string) => new Date(`2026-11-20T${clock}:00+01:00`);
const later = (from: Date, seconds: number) => new Date(from.getTime() + seconds * 1000);
const day = 'from=2026-11-20&to=2026-11-20';

interface Waited {
  queue?: string;
  campaign?: string;
  from: Date;
  seconds: number;
  end: 'answered' | 'abandoned' | 'overflow' | 'callback' | 'moved' | 'failed';
  predicted?: number;
  agent?: TestAgent;
}

let count = 0;
async function addWait({ queue = '500', campaign = 'support', from, seconds, end, predicted, agent }: Waited) {
  count += 1;
  await app.db.insert(waits).values({
    id: `wait-${count}`,
    medium: 'call',
    queue,
    campaign,
    priority: 0,
    since: from,
    enteredAt: from,
    skills: [],
    decrement: false,
    contactId: `contact-${count}`,
    customer: '+33140000001',
    called: '+33180000001',
    predictedSeconds: predicted ?? null,
    end,
    endedAt: later(from, seconds),
    agent: agent?.id ?? null,
  });
}

interface Talked {
  agent: TestAgent;
  queue?: string;
  campaign?: string;
  from: Date;
  talk: number;
  held?: number;
  wrapUp: number;
  given?: {
    code: string;
    version: number;
    category: 'positive' | 'argued' | 'not-argued';
    benefit: number;
    quota?: boolean;
    detail?: string;
  };
}

function addTalk({ agent, from, talk, held = 0, wrapUp, given, ...more }: Talked): Promise<string> {
  return addConversation(app, agent, {
    phase: 'over',
    end: 'agent',
    owner: '',
    offeredAt: from,
    answeredAt: later(from, 5),
    talkEndedAt: later(from, 5 + talk),
    closedAt: later(from, 5 + talk + wrapUp),
    heldSeconds: held,
    ...(given && {
      dispositionGroup: 'sales',
      dispositionVersion: given.version,
      dispositionCode: given.code,
      dispositionName: given.code,
      dispositionCategory: given.category,
      dispositionBenefit: given.benefit,
      dispositionQuota: given.quota ?? false,
      dispositionDetail: given.detail ?? '',
      dispositionAt: from,
    }),
    ...more,
  });
}

beforeAll(async () => {
  app = await createTestApp();
  admin = await app.as('admin');
  await addQueue(app.db, '500', { serviceLevelSeconds: 20 });
  await addQueue(app.db, '600', { serviceLevelSeconds: 60 });
  await addCampaign(app, 'support', { general: { queue: '500' } });
  await addCampaign(app, 'sales', { general: { queue: '600' } });
  await app.db.insert(pauseReasons).values({ id: 'lunch', name: 'Lunch', position: 1, productive: false });
  anna = await addAgent(app, { memberOf: ['north'], queues: ['500'] }, { login: '1001', name: 'Anna' });
  ben = await addAgent(app, { memberOf: ['south'], queues: ['600'] }, { login: '1002', name: 'Ben' });
  supervisor = await addAgent(
    app,
    { queues: [], supervision: ['boards', 'reports', 'recordings'], supervises: ['north'] },
    { login: '9001', role: 'supervisor' },
  );
  const statuses = (benefit: number) => [
    status('SALE', { category: 'positive', benefit }),
    status('NO', { details: [{ code: 'D1', name: 'Too dear' }] }),
  ];
  await addDispositions(app, { group: 'sales', version: 1, at: at('00:00'), statuses: statuses(10) });
  await addDispositions(app, { group: 'sales', version: 2, at: at('12:00'), statuses: statuses(30) });

  await addWait({ from: at('09:10'), seconds: 15, end: 'answered', predicted: 25, agent: anna });
  await addWait({ from: at('09:50'), seconds: 40, end: 'answered', predicted: 20, agent: anna });
  await addWait({ from: at('10:00'), seconds: 100, end: 'abandoned' });
  await addWait({ from: at('10:30'), seconds: 70, end: 'callback' });
  await addWait({ from: at('23:59'), seconds: 30, end: 'overflow' });
  await addWait({ queue: '600', campaign: 'sales', from: at('11:00'), seconds: 40, end: 'answered', agent: ben });
  // The day before, and the one after.
  await addWait({ from: new Date('2026-11-19T22:59:00Z'), seconds: 5, end: 'answered', agent: anna });
  await addWait({ from: new Date('2026-11-20T23:00:00Z'), seconds: 5, end: 'answered', agent: anna });

  const sold = { code: 'SALE', version: 1, category: 'positive' as const, benefit: 10 };
  await addTalk({ agent: anna, from: at('09:10'), talk: 100, held: 20, wrapUp: 30, given: { ...sold, quota: true } });
  await addTalk({ agent: anna, from: at('13:00'), talk: 60, wrapUp: 10, given: { ...sold, version: 2, benefit: 30 } });
  const refused = { code: 'NO', version: 2, category: 'argued' as const, benefit: 0, detail: 'D1' };
  await addTalk({ agent: anna, from: at('14:00'), talk: 20, wrapUp: 0, given: refused });
  const sale = { agent: ben, queue: '600', campaign: 'sales', customer: '+33655500000', from: at('11:00') };
  await addTalk({ ...sale, talk: 200, wrapUp: 60 });
  await addConversation(app, anna, {
    phase: 'over',
    end: 'not-answered',
    owner: '',
    offeredAt: at('15:00'),
    answeredAt: null,
    closedAt: later(at('15:00'), 20),
  });

  const planned = { queue: '500', campaign: 'support', note: '', contactId: 'c', askedAt: at('10:31') };
  await app.db.insert(callbacks).values([
    { id: 'kept', effectId: 'kept', number: '1', handledAt: at('12:00'), handledBy: 'Anna', ...planned },
    { id: 'open', effectId: 'open', number: '2', ...planned },
  ]);
  const span = { userId: anna.id, campaign: '' };
  await app.db.insert(agentSpans).values([
    // Began on the day before.
    { ...span, state: 'ready', beganAt: new Date('2026-11-19T22:50:00Z'), endedAt: later(at('00:00'), 600) },
    { ...span, state: 'talking', beganAt: at('09:00'), endedAt: at('09:20') },
    { ...span, state: 'wrap-up', beganAt: at('09:20'), endedAt: at('09:30') },
    { ...span, state: 'paused', reason: 'lunch', beganAt: at('12:00'), endedAt: at('12:45') },
    { ...span, state: 'paused', reason: 'lunch', beganAt: at('16:00'), endedAt: at('16:05') },
    { ...span, userId: ben.id, state: 'ready', beganAt: at('09:00'), endedAt: at('10:00') },
  ]);
});
afterAll(() => app.close());

async function reportOf(client: TestClient, query: string): Promise<Report> {
  const { status: code, body } = await client.get(`/api/reports/summary?${query}`);
  expect(code).toBe(200);
  return body.report;
}

test('a day is that of the installation, and each figure is right', async () => {
  const report = await reportOf(admin, `${day}&by=campaign`);
  expect([report.from, report.to]).toEqual(['2026-11-19T23:00:00.000Z', '2026-11-20T23:00:00.000Z']);
  expect(report.totals).toEqual({
    ...NO_FIGURES,
    offered: 6,
    answered: 3,
    abandoned: 1,
    overflow: 2,
    // 15 s of 20 in one queue, 40 s of 60 in the other; 40 s of 20 is late.
    inTime: 2,
    waitSeconds: 95,
    longestWaitSeconds: 100,
    predicted: 2,
    predictedSeconds: 45,
    seenSeconds: 55,
    differenceSeconds: 30,
    conversations: 4,
    notAnswered: 1,
    talkSeconds: 360,
    holdSeconds: 20,
    wrapUpSeconds: 100,
    positive: 2,
    argued: 3,
    quota: 1,
    callbacksPlanned: 2,
    callbacksKept: 1,
  });
  expect(report.benefits).toEqual([{ currency: 'EUR', amount: 40 }]);
  expect(report.groups.map(({ id, name, figures }) => [id, name, figures.offered, figures.conversations])).toEqual([
    ['sales', 'Campaign sales', 1, 1],
    ['support', 'Campaign support', 5, 3],
  ]);
});

test('every hour has its part, and the parts are the whole', async () => {
  const { buckets, bucketSize, totals } = await reportOf(admin, day);
  expect([bucketSize, buckets.length]).toEqual(['hour', 24]);
  expect([9, 10, 11, 23].map((hour) => buckets[hour]?.figures.offered)).toEqual([2, 2, 1, 1]);
  expect(buckets.reduce((sum, { figures }) => sum + figures.offered, 0)).toBe(totals.offered);
  expect(buckets.reduce((sum, { figures }) => sum + figures.talkSeconds, 0)).toBe(totals.talkSeconds);
});

test('by queue and by agent the same calls are counted otherwise', async () => {
  const byQueue = await reportOf(admin, `${day}&by=queue`);
  expect(byQueue.groups.map(({ name, figures }) => [name, figures.inTime])).toEqual([
    ['500 Queue 500', 1],
    ['600 Queue 600', 1],
  ]);
  const byAgent = await reportOf(admin, `${day}&by=agent`);
  expect(byAgent.groups.map(({ name, figures }) => [name, figures.answered, figures.notAnswered])).toEqual([
    ['Anna', 2, 1],
    ['Ben', 1, 0],
  ]);
});

test('statuses keep the benefit of the version they were given with', async () => {
  const { dispositions } = await reportOf(admin, day);
  expect(dispositions).toEqual([
    expect.objectContaining({
      code: 'SALE',
      category: 'positive',
      count: 2,
      benefits: [{ currency: 'EUR', amount: 40 }],
    }),
    expect.objectContaining({ code: 'NO', category: 'argued', count: 1, benefits: [] }),
  ]);
});

test('by disposition every status and sub-status has its line, and so have conversations without one', async () => {
  const byStatus = await reportOf(admin, `${day}&by=disposition`);
  const lines = byStatus.groups.map(({ status: found, figures, benefits }) => [
    found && [found.groupName, found.code, found.detailName, found.category],
    figures.conversations,
    figures.offered,
    benefits,
  ]);
  const eur = (amount: number) => [{ currency: 'EUR', amount }];
  expect(lines).toEqual([
    [null, 1, 0, []],
    [['Group sales', 'NO', 'Too dear', 'argued'], 1, 0, []],
    [['Group sales', 'SALE', '', 'positive'], 2, 0, eur(40)],
  ]);
  expect(byStatus.totals).toEqual((await reportOf(admin, day)).totals);
  const { bytes } = await admin.get(`/api/reports/summary.csv?${day}&by=disposition`);
  const [header, , refused, sold] = new TextDecoder().decode(bytes).split('\r\n');
  expect(header).toMatch(
    /^.?Group,Disposition,Sub-status,Category,Conversations,Talk \(s\),.*,Share \(%\),Benefit \(EUR\)$/,
  );
  expect(refused).toBe('Group sales,NO NO,Too dear,argued,1,20,0,0,20,0,1,0,25,0');
  expect(sold).toBe('Group sales,SALE SALE,,positive,2,140,20,40,100,2,2,1,50,40');
});

test('filters leave the rest out', async () => {
  expect((await reportOf(admin, `${day}&campaign=sales`)).totals).toMatchObject({ offered: 1, conversations: 1 });
  expect((await reportOf(admin, `${day}&agent=${anna.id}`)).totals).toMatchObject({ offered: 2, conversations: 3 });
});

test('a supervisor has the figures of their agents and of the queues of these', async () => {
  const report = await reportOf(supervisor.client, `${day}&by=agent`);
  expect(report.totals).toMatchObject({ offered: 5, conversations: 3 });
  expect(report.groups.map(({ name }) => name)).toEqual(['Anna']);
  const { body } = await supervisor.client.get(`/api/reports/agent-times?${day}`);
  expect(body.agents.map(({ name }: { name: string }) => name)).toEqual(['Anna']);
  const listed = await supervisor.client.get(`/api/reports/conversations?${day}`);
  expect(new Set(listed.body.conversations.map(({ agentName }: { agentName: string }) => agentName))).toEqual(
    new Set(['Anna']),
  );
});

test('without the right there are no reports, and a period must make sense', async () => {
  const profile = (await app.db.select().from(agentProfiles).where(eq(agentProfiles.userId, supervisor.id)))[0]
    ?.profile;
  if (!profile) throw new Error('the supervisor has a profile');
  const change = (supervision: typeof profile.supervision) =>
    app.db
      .update(agentProfiles)
      .set({ profile: { ...profile, supervision } })
      .where(eq(agentProfiles.userId, supervisor.id));
  await change(['boards']);
  for (const path of ['summary', 'agent-times', 'conversations', 'summary.csv', 'conversations.xlsx'])
    expect((await supervisor.client.get(`/api/reports/${path}?${day}`)).body.code).toBe('right-missing');
  expect((await supervisor.client.get('/api/recordings')).body.code).toBe('right-missing');
  await change(profile.supervision);
  const reversed = await admin.get('/api/reports/summary?from=2026-11-20&to=2026-11-19');
  expect(reversed.body.issues[0]).toMatchObject({ path: ['query', 'to'], rule: 'period' });
  const long = await admin.get('/api/reports/summary?from=2020-01-01&to=2026-01-01');
  expect(long.body.issues[0].rule).toBe('period-too-long');
});

test('the time of agents is cut at the ends of the period', async () => {
  const { body } = await admin.get(`/api/reports/agent-times?${day}`);
  const [first] = body.agents;
  expect(first).toMatchObject({ name: 'Anna', readySeconds: 600, talkSeconds: 1200, wrapUpSeconds: 600 });
  expect(first.pauses).toEqual([{ reason: 'lunch', name: 'Lunch', productive: false, seconds: 3000, times: 2 }]);
  expect(first.signedInSeconds).toBe(600 + 1200 + 600 + 3000);
});

test('conversations are listed in pages, and found by number and status', async () => {
  const list = async (more: string) => (await admin.get(`/api/reports/conversations?${day}${more}`)).body;
  const first = await list('&limit=3');
  const second = await list(`&limit=3&cursor=${first.next}`);
  const times = [...first.conversations, ...second.conversations].map(
    ({ offeredAt }: { offeredAt: string }) => offeredAt,
  );
  expect(times).toHaveLength(5);
  expect(times).toEqual([...times].sort().reverse());
  expect(second.next).toBeNull();
  expect((await list('&customer=6555')).conversations).toHaveLength(1);
  expect((await list('&disposition=NO')).conversations).toHaveLength(1);
  expect((await admin.get(`/api/reports/conversations?${day}&cursor=nonsense`)).body.issues[0].rule).toBe('cursor');
});

test('a conversation is told with its wait and what its agent did', async () => {
  const [talk] = (await admin.get(`/api/reports/conversations?${day}&disposition=NO`)).body.conversations;
  await app.db.update(conversations).set({ waitId: 'wait-2', heldSeconds: 7 }).where(eq(conversations.id, talk.id));
  await app.db
    .update(agentSpans)
    .set({ conversationId: talk.id })
    .where(and(eq(agentSpans.userId, anna.id), inArray(agentSpans.state, ['talking', 'wrap-up'])));
  const { body } = await supervisor.client.get(`/api/reports/conversations/${talk.id}`);
  expect(body.trail).toMatchObject({
    wait: { enteredAt: at('09:50').toISOString(), predictedSeconds: 20, refusals: 0 },
    heldSeconds: 7,
    script: null,
  });
  expect(body.trail.states.map(({ state }: { state: string }) => state)).toEqual(['talking', 'wrap-up']);
  const [foreign] = (await admin.get(`/api/reports/conversations?${day}&agent=${ben.id}`)).body.conversations;
  const hidden = await supervisor.client.get(`/api/reports/conversations/${foreign.id}`);
  expect([hidden.status, hidden.body.code]).toEqual([404, 'no-such-conversation']);
});

test('figures and conversations leave as files, and that is noted', async () => {
  await app.db.delete(audit).where(eq(audit.action, 'report.export'));
  const csv = await admin.get(`/api/reports/summary.csv?${day}&by=campaign`);
  const [header, ...lines] = new TextDecoder().decode(csv.bytes).split('\r\n');
  expect(csv.headers.get('content-disposition')).toContain('report-campaign-2026-11-20-2026-11-20.csv');
  expect(header).toContain('Campaign,Offered,Answered');
  expect(lines[0]).toContain('Campaign sales,1,1,0,0,100,0,40,40');
  await app.db
    .update(conversations)
    .set({ dispositionNote: '=cmd|calc' })
    .where(eq(conversations.dispositionCode, 'NO'));
  const list = await admin.get(`/api/reports/conversations.csv?${day}`);
  expect(new TextDecoder().decode(list.bytes)).toContain("'=cmd|calc");
  for (const path of ['summary.xlsx', 'conversations.xlsx']) {
    const { bytes, status: code } = await admin.get(`/api/reports/${path}?${day}`);
    expect([code, String.fromCharCode(...bytes.slice(0, 2))]).toEqual([200, 'PK']);
  }
  const noted = await app.db.select().from(audit).where(eq(audit.action, 'report.export'));
  expect(noted.map(({ entityId }) => entityId)).toEqual([
    'summary.csv',
    'conversations.csv',
    'summary.xlsx',
    'conversations.xlsx',
  ]);
});

test('files speak the language of whoever opens them, and write decimals as its spreadsheets do', async () => {
  const french = await addAgent(
    app,
    { supervision: ['reports'], supervises: 'everybody' },
    { login: '9004', role: 'supervisor' },
  );
  await app.db.update(users).set({ language: 'fr' }).where(eq(users.id, french.id));
  const linesOf = async (path: string) => {
    const { bytes } = await french.client.get(`/api/reports/${path}`);
    return new TextDecoder().decode(bytes).split('\r\n');
  };
  const [, sales] = await linesOf(`summary.csv?${day}&by=campaign`);
  expect(sales).toContain('Campaign sales;1;1;0;0;100;0;40;40');
  const [, support] = await linesOf(`summary.csv?${day}&by=campaign&agent=${anna.id}`);
  expect(support).toContain('Campaign support;2;2;0;0;50;0;27,5;40');
  const [, without] = await linesOf(`summary.csv?${day}&by=disposition`);
  expect(without).toMatch(/^;Sans qualification;;;1;200;0;60;/);
  const conversations = (await linesOf(`conversations.csv?${day}`)).join('\n');
  expect(conversations).toContain(';Appel;Campaign support;500;Anna;');
  expect(conversations).toContain(';Agent a raccroché;SALE SALE;positif;');
  expect(conversations).toContain(';Agent sans réponse;');
});

test('recordings are heard by those who see the agent, in part if they like, and that is noted', async () => {
  const [talk] = (await admin.get(`/api/reports/conversations?${day}&disposition=NO`)).body.conversations;
  const wav = new Uint8Array(1000).fill(7);
  const row = { contactId: 'contact-1', createdAt: at('14:00'), seconds: 20, deleteAt: at('23:00') };
  await app.db.insert(recordings).values([
    { ...row, id: 'r1', conversationId: talk.id, wav },
    { ...row, id: 'r2', conversationId: talk.id, nextAttemptAt: at('14:01') },
    { ...row, id: 'flow', wav },
  ]);
  const { body } = await supervisor.client.get(`/api/recordings?${day}&shortest=10`);
  expect(body.recordings.map(({ id, state, agentName }: Record<string, unknown>) => [id, state, agentName])).toEqual([
    ['r2', 'pending', 'Anna'],
    ['r1', 'ready', 'Anna'],
  ]);
  expect(body.recordings[1]).toMatchObject({ deleteAt: at('23:00').toISOString(), disposition: { code: 'NO' } });
  expect((await supervisor.client.get(`/api/recordings?${day}&shortest=21`)).body.recordings).toEqual([]);

  const part = await supervisor.client.send('GET', '/api/recordings/contact-1/r1', undefined, { range: 'bytes=10-19' });
  expect([part.status, part.bytes.length, part.headers.get('content-range')]).toEqual([206, 10, 'bytes 10-19/1000']);
  expect((await supervisor.client.get('/api/recordings/contact-1/r1/download')).bytes).toHaveLength(1000);
  expect((await supervisor.client.get('/api/recordings/contact-1/r2')).body.code).toBe('not-found');
  // Neither is there a way round by the contact.
  const stranger = await addAgent(
    app,
    { supervision: ['recordings'], supervises: ['south'] },
    { login: '9002', role: 'supervisor' },
  );
  const sound = '/api/recordings/contact-1/r1';
  for (const path of [sound, `${sound}/download`, '/api/contacts/contact-1/recordings/r1'])
    expect((await stranger.client.get(path)).body.code).toBe('not-found');
  // The right to recordings is enough to keep one.
  const listener = await addAgent(
    app,
    { supervision: ['recordings'], supervises: ['north'] },
    { login: '9003', role: 'supervisor' },
  );
  expect((await listener.client.get(`${sound}/download`)).bytes).toHaveLength(1000);
  expect((await stranger.client.get('/api/recordings')).body.recordings).toEqual([]);
  const noted = await app.db.select().from(audit).where(eq(audit.entityId, talk.id));
  expect(noted.map(({ action }) => action)).toEqual(['recording.read', 'recording.download', 'recording.download']);
});

test('recordings whose time is over are deleted, and no others', async () => {
  const [talk] = (await admin.get(`/api/reports/conversations?${day}&disposition=NO`)).body.conversations;
  const row = { contactId: 'contact-2', conversationId: talk.id, createdAt: at('14:00'), seconds: 20 };
  const tomorrow = new Date(Date.now() + 86_400_000);
  await app.db.insert(recordings).values([
    { ...row, id: 'over', deleteAt: new Date(), wav: new Uint8Array(10) },
    { ...row, id: 'not-yet', deleteAt: tomorrow, wav: new Uint8Array(10) },
    { ...row, id: 'for-good', deleteAt: null, wav: new Uint8Array(10) },
  ]);
  const stop = sweepRecordings(app.db, app.services.log);
  await expect.poll(async () => (await admin.get('/api/recordings/contact-2/over')).status).toBe(404);
  await stop();
  const { body } = await admin.get('/api/recordings');
  expect(body.recordings.map(({ id }: { id: string }) => id).sort()).toEqual(['for-good', 'not-yet']);
});

test('nobody who is signed out for long is on the board', async () => {
  const presence = {
    state: 'signed-out',
    line: { type: 'browser' },
    idleSince: at('09:00'),
    seenAt: at('09:00'),
  } as const;
  await app.db.insert(agentPresence).values({ userId: anna.id, since: at('09:00'), ...presence });
  await app.db.insert(agentPresence).values({ userId: ben.id, since: new Date(), ...presence });
  const { body } = await admin.get('/api/supervision/board');
  expect(body.board.agents.map(({ name }: { name: string }) => name)).toEqual(['Ben']);
});
