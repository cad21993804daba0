import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawEdge, drawNode } from '#schemas/flow/draw.ts';
import { CURRENT_FORMAT } from '#schemas/flow/flow.ts';
import { contacts, conversations, dataRows, journal, scriptRuns } from '#server/db/tables/index.ts';
import { createScriptRuns } from '#server/desk/script-runs.ts';
import { addAgent, addCampaign, addConversation, addDispositions, status, type TestAgent } from './agent-work.ts';
import { createTestApp, type TestApp } from './test-server.ts';

let app: TestApp;
let eve: TestAgent;
let bob: TestAgent;

const column = (name: string, more = {}) => ({ file: 'customers', column: name, ...more });
const question = (variable: string) => ({
  type: 'input',
  id: variable,
  label: { en: variable },
  variable,
  required: true,
});

/** Greets by name, asks for a city, qualifies by itself, lets the agent choose, saves. */
const script = {
  format: CURRENT_FORMAT,
  id: 'survey',
  name: 'Survey',
  kind: 'script',
  languages: ['en'],
  variables: [
    { name: 'phone', type: 'phone', column: column('phone', { key: true }) },
    { name: 'name', type: 'text', column: column('name') },
    { name: 'city', type: 'text', column: column('city', { write: true }) },
    { name: 'order', type: 'text', role: 'input' },
  ],
  nodes: [
    drawNode('start', 'start'),
    drawNode('where', 'page', {
      title: { en: 'Hello {{ name }}' },
      elements: [question('city')],
      buttons: [],
      next: true,
    }),
    drawNode('qualify', 'disposition', { chosenBy: 'flow', status: 'SALE', note: '{{ city }}' }),
    drawNode('choose', 'disposition', { chosenBy: 'agent', choices: [], asksNote: true }),
    drawNode('end', 'end-script'),
  ],
  edges: [
    drawEdge('start', 'next', 'where'),
    drawEdge('where', 'next', 'qualify'),
    drawEdge('qualify', 'next', 'choose'),
    drawEdge('choose', 'next', 'end'),
  ],
  notes: [],
  tests: [],
};

beforeAll(async () => {
  app = await createTestApp();
  eve = await addAgent(app, {}, { login: '1001', name: 'Eve' });
  bob = await addAgent(app, {}, { login: '1002', name: 'Bob' });
  const designer = await app.as('designer');
  const file = { name: 'c.csv', bytes: new TextEncoder().encode('Phone;Name;City\n0140000001;Ada;Lyon\n') };
  const { body: seen } = await designer.upload('/api/data-files/preview', { country: 'FR' }, file);
  const fields = { format: JSON.stringify(seen.format), columns: JSON.stringify(seen.columns) };
  await designer.upload('/api/data-files', { name: 'Customers', country: 'FR', ...fields }, file);
  const imported = await designer.post('/api/flows/import', { document: script });
  const published = await designer.post('/api/flows/survey/publish', { revision: imported.body.summary.revision });
  expect(published.status, JSON.stringify(published.body)).toBeLessThan(300);
  await addCampaign(app, 'support', {
    customers: { script: 'survey', dispositions: 'sales', addressBook: 'customers' },
  });
  await addDispositions(app, {
    group: 'sales',
    at: new Date(Date.now() - 3_600_000),
    statuses: [
      status('SALE', { category: 'positive' }),
      status('REFUSED', { details: [{ code: 'price', name: 'Too dear' }] }),
    ],
  });
});
afterAll(() => app.close());

async function begin(more: object = {}) {
  await app.db.update(conversations).set({ closedAt: new Date() });
  const id = await addConversation(app, eve, more);
  const { status: code, body } = await eve.client.post(`/api/conversations/${id}/script`);
  expect(code, JSON.stringify(body)).toBe(200);
  return { id, run: body.run, path: `/api/conversations/${id}/script` };
}

const types = (lines: { event: { type: string } }[]) => lines.map(({ event }) => event.type);
/** The effect that the journal says is awaited: the last one that was asked for. */
async function awaited(runId: string): Promise<string> {
  const rows = await app.db.select().from(journal).where(eq(journal.contactId, runId)).orderBy(asc(journal.seq));
  return rows.at(-1)?.effects.at(-1)?.id ?? '';
}

describe('a script', () => {
  test('begins once, with the customer’s record', async () => {
    const { id, run, path } = await begin();
    expect(run).toMatchObject({
      conversationId: id,
      flowId: 'survey',
      flowName: 'Survey',
      flowVersion: 1,
      draft: null,
    });
    expect(types(run.progress.lines)).toEqual(['contact.started', 'lookup.found']);
    expect(run.progress).toMatchObject({ working: false, ended: false });
    expect(run.choices.map(({ code }: { code: string }) => code)).toEqual(['SALE', 'REFUSED']);
    expect((await eve.client.post(path)).body.run).toEqual(run);
    const [contact] = await app.db.select().from(contacts).where(eq(contacts.id, run.id));
    expect(contact).toMatchObject({ kind: 'script', owner: '', campaign: 'support', lines: 2, node: 'where' });
  });

  test('knows what the caller’s flow has collected, in the language it has come to', async () => {
    const designer = await app.as('designer');
    const document = {
      ...script,
      id: 'line',
      name: 'Line',
      kind: 'ivr',
      languages: ['fr', 'en'],
      variables: [{ name: 'order', type: 'text' }],
      nodes: [
        drawNode('start', 'start'),
        drawNode('speak', 'language', { language: 'en' }),
        drawNode('know', 'set-variable', { assignments: [{ variable: 'order', value: '"4711"' }] }),
        drawNode('queue', 'enter-queue', { queue: '500' }),
        drawNode('end', 'hang-up'),
      ],
      edges: [
        drawEdge('start', 'next', 'speak'),
        drawEdge('speak', 'next', 'know'),
        drawEdge('know', 'next', 'queue'),
        ...['agent-ended', 'overflow', 'closed', 'no-agents'].map((exit) => drawEdge('queue', exit, 'end')),
      ],
    };
    await (await app.as('admin')).post('/api/queues', { id: '500', name: 'Support' });
    const imported = await designer.post('/api/flows/import', { document });
    const published = await designer.post('/api/flows/line/publish', { revision: imported.body.summary.revision });
    expect(published.status, JSON.stringify(published.body)).toBeLessThan(300);
    const startedAt = new Date();
    const facts = { id: 'caller', caller: '+33140000001', called: '+33180000001', timeZone: 'UTC' };
    await app.db.insert(contacts).values({
      ...facts,
      status: 'live',
      flowId: 'line',
      flowVersion: 1,
      node: 'queue',
      startedAt,
      lines: 1,
      owner: 'n',
    });
    const event = { type: 'contact.started' as const, facts: { ...facts, startedAt: startedAt.toISOString() } };
    await app.db.insert(journal).values({ contactId: 'caller', seq: 0, at: startedAt, event, trace: [], effects: [] });
    const { id, run } = await begin({ contactId: 'caller' });
    expect(run.progress.lines[0].event.facts).toMatchObject({ language: 'en', variables: { order: '4711' } });
    const { details } = (await eve.client.get(`/api/conversations/${id}`)).body;
    expect(details.collected).toEqual([{ name: 'order', description: '', value: '4711' }]);
    const [contact] = await app.db.select().from(contacts).where(eq(contacts.id, run.id));
    expect(contact?.parentId).toBe('caller');
  });

  test('goes on with the agent’s answers, is qualified, and writes the record', async () => {
    const { id, run, path } = await begin();
    const page = await awaited(run.id);
    const left = { exit: 'next', answers: { city: 'Brest' } };
    const moved = await eve.client.post(`${path}/events`, { seq: 2, effect: page, left });
    expect(moved.body).toMatchObject({ accepted: true, progress: { working: false, ended: false } });
    expect(types(moved.body.progress.lines)).toEqual(['page.left', 'disposition.stored']);
    const [row] = await app.db.select().from(conversations).where(eq(conversations.id, id));
    expect(row).toMatchObject({ dispositionCode: 'SALE', dispositionNote: 'Brest' });

    const choice = await awaited(run.id);
    const choose = (chosen: object) => eve.client.post(`${path}/events`, { seq: 4, effect: choice, chosen });
    const wrong = await choose({ status: 'REFUSED', detail: '', note: '' });
    expect([wrong.status, wrong.body.issues[0].rule]).toEqual([422, 'unknown-detail']);
    const done = await choose({ status: 'REFUSED', detail: 'price', note: 'Next year' });
    expect(types(done.body.progress.lines)).toEqual([
      'choose-disposition.chosen',
      'disposition.stored',
      'save-record.saved',
    ]);
    expect(done.body.progress.ended).toBe(true);
    const [record] = await app.db.select().from(dataRows);
    expect(record?.record).toEqual({ phone: '+33140000001', name: 'Ada', city: 'Brest' });
    expect(record?.keys).toContain('phone=+33140000001');
    const [contact] = await app.db.select().from(contacts).where(eq(contacts.id, run.id));
    expect(contact).toMatchObject({ status: 'ended', result: 'completed', lines: 7 });
    const replay = await (await app.as('supervisor')).get(`/api/contacts/${encodeURIComponent(run.id)}/journal`);
    expect(replay.body.entries).toHaveLength(7);
    const machine = await (await app.as('supervisor')).get(`/api/contacts/${encodeURIComponent(run.id)}/machine`);
    expect(machine.body.ir).toEqual(run.ir);
    const traffic = await (await app.as('supervisor')).get('/api/flows/survey/traffic');
    expect(traffic.body.contacts).toBeGreaterThan(0);
    expect(traffic.body.exits).toContainEqual(expect.objectContaining({ node: 'where', exit: 'next', passages: 1 }));
  });

  test('takes a click once, however often it comes and from whichever tab', async () => {
    const { run, path } = await begin();
    const effect = await awaited(run.id);
    const left = { exit: 'next', answers: { city: 'Nice' } };
    const send = () => eve.client.post(`${path}/events`, { seq: 2, effect, left });
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ body }) => body.accepted).sort()).toEqual([false, false, true]);
    for (const { body } of answers) expect(types(body.progress.lines).slice(0, 1)).toEqual(['page.left']);
    const rows = await app.db.select().from(journal).where(eq(journal.contactId, run.id));
    expect(rows.filter(({ event }) => event.type === 'page.left')).toHaveLength(1);
  });

  test('stays on a page whose answers do not hold, whatever the browser says', async () => {
    const { run, path } = await begin();
    const effect = await awaited(run.id);
    const { body } = await eve.client.post(`${path}/events`, { seq: 2, effect, left: { exit: 'next', answers: {} } });
    expect(body).toMatchObject({ accepted: true, progress: { ended: false } });
    const [contact] = await app.db.select().from(contacts).where(eq(contacts.id, run.id));
    expect(contact?.node).toBe('where');
    const chosen = { status: 'SALE', detail: '', note: '' };
    const odd = await eve.client.post(`${path}/events`, { seq: 3, effect: await awaited(run.id), chosen });
    expect(odd.body).toEqual({ accepted: false, progress: { lines: [], working: false, ended: false } });
  });

  test('keeps what is typed as long as its page is open', async () => {
    const { run, path } = await begin();
    const effect = await awaited(run.id);
    const draft = { effect, answers: { city: 'Bre' } };
    expect((await eve.client.put(`${path}/draft`, draft)).status).toBe(204);
    expect((await eve.client.post(path)).body.run.draft).toEqual(draft);
    await eve.client.post(`${path}/events`, { seq: 2, effect, left: { exit: 'next', answers: { city: 'Brest' } } });
    expect((await eve.client.post(path)).body.run.draft).toBeNull();
    await eve.client.put(`${path}/draft`, { effect, answers: { city: 'late' } });
    const [row] = await app.db.select().from(scriptRuns).where(eq(scriptRuns.id, run.id));
    expect(row?.draft.answers).toEqual({ city: 'Bre' });
    const large = { effect, answers: { city: 'x'.repeat(600_000) } };
    expect((await eve.client.put(`${path}/draft`, large)).status).toBe(413);
  });

  test('is nobody else’s', async () => {
    const { run, path } = await begin();
    const event = { seq: 2, effect: await awaited(run.id), left: { exit: 'next', answers: { city: 'x' } } };
    for (const answer of [
      await bob.client.post(path),
      await bob.client.get(`${path}/progress`),
      await bob.client.post(`${path}/events`, event),
      await bob.client.put(`${path}/draft`, { effect: event.effect, answers: {} }),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([404, 'no-such-conversation']);
    }
    expect((await eve.client.get(`${path}/progress?seq=1`)).body.progress.lines).toHaveLength(1);
  });

  test('goes on after a crash where a service was being asked', async () => {
    const { id, run, path } = await begin();
    const { services } = app;
    const effect = await awaited(run.id);
    let asked = 0;
    const dying = createScriptRuns({
      db: app.db,
      log: services.log,
      clock: {
        now: () => Date.now(),
        setTimeout: (callback, ms) => setTimeout(callback, Math.min(ms, 50)),
        clearTimeout,
      },
      services: {
        disposition: () => {
          asked += 1;
          return new Promise(() => {});
        },
      },
      incarnation: 'dead',
      announce: () => {},
      changed: () => {},
    });
    const left = { exit: 'next', answers: { city: 'Metz' } };
    expect(await dying.advance(id, { type: 'page.left', effect, data: left })).toBe(true);
    expect(asked).toBe(1);
    await dying.stop();
    const { body } = await eve.client.get(`${path}/progress?seq=2`);
    expect(types(body.progress.lines)).toEqual(['page.left', 'disposition.stored']);
    expect(body.progress.working).toBe(false);
  });

  test('is not begun for a conversation that is over, nor without one in the campaign', async () => {
    const closed = await addConversation(app, eve, { closedAt: new Date() });
    expect((await eve.client.post(`/api/conversations/${closed}/script`)).status).toBe(404);
    await app.db.update(conversations).set({ closedAt: new Date() });
    const other = await addConversation(app, eve, { campaign: '' });
    expect((await eve.client.post(`/api/conversations/${other}/script`)).status).toBe(404);
  });
});

describe('the record that a script writes', () => {
  test('is a new one for somebody nobody knew', async () => {
    const { run, path } = await begin({ customer: '+33140000077' });
    expect(types(run.progress.lines)).toEqual(['contact.started', 'lookup.not-found']);
    const leave = async (seq: number, body: object) =>
      eve.client.post(`${path}/events`, { seq, effect: await awaited(run.id), ...body });
    await leave(2, { left: { exit: 'next', answers: { city: 'Dole' } } });
    const { body } = await leave(4, { chosen: { status: 'SALE', detail: '', note: '' } });
    expect(types(body.progress.lines).at(-1)).toBe('save-record.saved');
    const rows = await app.db.select().from(dataRows).orderBy(asc(dataRows.position));
    expect(rows.at(-1)?.record).toEqual({ phone: '+33140000077', name: null, city: 'Dole' });
    const file = (await (await app.as('designer')).get('/api/data-files')).body.dataFiles[0];
    expect(file.rows).toBe(rows.length);
  });
});
