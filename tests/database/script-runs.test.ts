import { asc, eq } from 'drizzle-orm';
import { pino } from 'pino';
import { beforeAll, expect, test } from 'vitest';
import { compileFlow } from '#runtime/compiler/compile.ts';
import type { Clock } from '#runtime/engine/clock.ts';
import type { Outcome } from '#runtime/engine/ports.ts';
import { createSystemClock } from '#runtime/engine/system-clock.ts';
import { createVirtualClock } from '#runtime/engine/virtual-clock.ts';
import type { ScriptProgress } from '#schemas/domain/script-run.ts';
import { drawNode } from '#schemas/flow/draw.ts';
import { CURRENT_FORMAT } from '#schemas/flow/flow.ts';
import type { Database } from '#server/db/open.ts';
import {
  agentSpans,
  contacts,
  conversations,
  dataFiles,
  dataRows,
  flows,
  flowVersions,
  journal,
  serverNodes,
} from '#server/db/tables/index.ts';
import { readToday } from '#server/desk/read-today.ts';
import { awaitedBy, createScriptRuns, progressOf, type ScriptRuns } from '#server/desk/script-runs.ts';
import { saveRecord } from '#server/flow-services/save-record.ts';
import { environmentWith } from '../flows/environment.ts';
import { eachDatabase } from './databases.ts';

const edge = (source: string, target: string) => ({ id: `${source}-${target}`, source, exit: 'next', target });
const page = { title: { en: 'Page' }, elements: [], buttons: [], next: true };
const startedAt = '2026-03-02T09:00:00.000Z';

async function addScript(db: Database): Promise<void> {
  const document = {
    format: CURRENT_FORMAT,
    id: 'pitch',
    name: 'Pitch',
    kind: 'script',
    languages: ['en'],
    variables: [],
    nodes: [
      drawNode('start', 'start'),
      drawNode('one', 'page', page),
      drawNode('note', 'log-event', { level: 'info', text: 'Said' }),
      drawNode('two', 'page', page),
      drawNode('end', 'end-script'),
    ],
    edges: [edge('start', 'one'), edge('one', 'note'), edge('note', 'two'), edge('two', 'end')],
    notes: [],
    tests: [],
  };
  const { flow, ir } = compileFlow({ document, environment: environmentWith([]) });
  if (!flow || !ir) throw new Error('the script compiles');
  const by = { documentHash: 'x', document: flow };
  await db
    .insert(flows)
    .values({ id: 'pitch', name: 'Pitch', kind: 'script', updatedAt: new Date(), updatedBy: 'test', ...by });
  await db
    .insert(flowVersions)
    .values({ flowId: 'pitch', version: 1, message: '', ir, publishedAt: new Date(), publishedBy: 'test', ...by });
}

let next = 0;
async function addConversation(db: Database): Promise<string> {
  next += 1;
  const id = `talk-${next}`;
  await db.insert(conversations).values({
    id,
    medium: 'call',
    agent: `agent-${next}`,
    queue: '500',
    campaign: 'sales',
    contactId: '',
    customer: '+33140000001',
    called: '+33180000001',
    line: { type: 'browser' },
    phase: 'talking',
    offeredAt: new Date(startedAt),
    answeredAt: new Date(startedAt),
    owner: 'n',
  });
  return id;
}

eachDatabase('scripts', (database) => {
  let told: ScriptProgress[] = [];
  const server = (
    incarnation: string,
    log: () => Promise<Outcome> = async () => ({ outcome: 'logged', data: { answer: 'a\u0000b' } }),
    clock: Clock = createSystemClock(),
  ): ScriptRuns =>
    createScriptRuns({
      db: database().db,
      log: pino({ level: 'silent' }),
      clock,
      services: { log },
      incarnation,
      announce: (_, progress) => void told.push(progress),
      changed: () => {},
    });
  const begin = (runs: ScriptRuns, conversationId: string) => {
    const facts = {
      id: `${conversationId}~script`,
      caller: '',
      called: '',
      startedAt,
      timeZone: 'UTC',
      campaign: 'sales',
    };
    return runs.begin({ conversationId, parentId: '', facts, flowId: 'pitch', flowVersion: 1 });
  };
  const leave = (effect: string | undefined) => ({
    type: 'page.left' as const,
    effect: effect ?? '',
    data: { exit: 'next', answers: {} },
  });

  beforeAll(() => addScript(database().db));

  test('begun and gone on with on two servers at once, a script has one journal', async () => {
    const { db } = database();
    told = [];
    const [one, two] = [server('one'), server('two')];
    const id = await addConversation(db);
    const [first, second] = await Promise.all([begin(one, id), begin(two, id)]);
    expect(first.lines).toEqual(second.lines);
    const event = leave(awaitedBy(first)?.id);
    const accepted = await Promise.all([one.advance(id, event), two.advance(id, event), one.advance(id, event)]);
    expect(accepted.filter(Boolean)).toHaveLength(1);
    const [here, there] = [await one.find(id), await two.find(id)];
    if (!here || !there) throw new Error('there is a script');
    expect(progressOf(here, 0)).toEqual(progressOf(there, 0));
    expect(here.lines.map((line) => line.event.type)).toEqual(['contact.started', 'page.left', 'log.logged']);
    const rows = await db
      .select()
      .from(journal)
      .where(eq(journal.contactId, first.stored.id))
      .orderBy(asc(journal.seq));
    expect(rows.map(({ seq }) => seq)).toEqual([0, 1, 2]);
    // What the database refuses is left out of what it keeps.
    expect(rows[2]?.event).toMatchObject({ data: { answer: 'ab' } });
    expect(told.flatMap(({ lines }) => lines.map(({ seq }) => seq)).sort()).toEqual([1, 2]);
    expect(await two.advance(id, leave(awaitedBy(there)?.id))).toBe(true);
    expect((await one.find(id))?.session.ended).toBe(true);
    const [contact] = await db.select().from(contacts).where(eq(contacts.id, first.stored.id));
    expect(contact).toMatchObject({ status: 'ended', result: 'completed', lines: 4, owner: '' });
    await Promise.all([one.stop(), two.stop()]);
  });

  test('a service is asked by one server, and by another one only when that has died', async () => {
    const { db } = database();
    let asked = 0;
    let answer = () => {};
    const slow = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const ask = async () => {
      asked += 1;
      await slow;
      return { outcome: 'logged', data: {} };
    };
    const isAlive = (leaseUntil: Date) => ({ id: 'one', incarnation: 'one', startedAt: new Date(), leaseUntil });
    await db.insert(serverNodes).values(isAlive(new Date(Date.now() + 60_000)));
    const [one, two] = [server('one', ask), server('two', ask)];
    const id = await addConversation(db);
    const begun = await begin(one, id);
    expect(await one.advance(id, leave(awaitedBy(begun)?.id))).toBe(true);
    const there = await two.find(id);
    expect([asked, there && progressOf(there, 2)]).toEqual([1, { lines: [], working: true, ended: false }]);
    await db.update(serverNodes).set({ leaseUntil: new Date(0) });
    const taken = two.find(id);
    await expect.poll(() => asked).toBe(2);
    answer();
    await taken;
    await expect.poll(async () => (await one.find(id))?.lines.length).toBe(3);
    expect((await two.find(id))?.lines.map((line) => line.event.type)).toEqual([
      'contact.started',
      'page.left',
      'log.logged',
    ]);
    await expect
      .poll(async () => (await db.select().from(contacts).where(eq(contacts.id, begun.stored.id)))[0]?.owner)
      .toBe('');
    await Promise.all([one.stop(), two.stop()]);
  });

  test('what an agent has left unfinished is ended the next day, and not before', async () => {
    const { db } = database();
    const runs = server('one');
    const [left, open, fresh] = [await addConversation(db), await addConversation(db), await addConversation(db)];
    for (const id of [left, open, fresh]) await begin(runs, id);
    const close = (id: string, at: number) =>
      db
        .update(conversations)
        .set({ closedAt: new Date(at) })
        .where(eq(conversations.id, id));
    await close(left, Date.now() - 13 * 3_600_000);
    await close(fresh, Date.now() - 3_600_000);
    await runs.stop();
    const clock = createVirtualClock(Date.now());
    const sweeping = server('two', undefined, clock);
    clock.advance(11 * 60_000);
    await expect.poll(async () => (await sweeping.find(left))?.session.result).toBe('hung-up');
    expect((await sweeping.find(open))?.session.ended).toBe(false);
    expect((await sweeping.find(fresh))?.session.ended).toBe(false);
    await sweeping.stop();
  });

  test('records are written by one script at a time, and nothing of either is lost', async () => {
    const { db } = database();
    const columns = ['phone', 'name', 'city'].map((name) => ({
      name,
      label: name,
      type: 'text' as const,
      key: name === 'phone',
    }));
    await db.insert(dataFiles).values({
      id: 'people',
      name: 'People',
      country: 'FR',
      columns,
      importId: 'i1',
      rows: 0,
      bytes: 0,
      importedAt: new Date(),
      importedBy: 'test',
    });
    const save = (values: Record<string, string>) =>
      saveRecord({ db })(
        { file: 'people', key: { column: 'phone', value: '1' }, values },
        { effectId: 'e', contactId: 'c' },
      );
    const answers = await Promise.all([save({ name: 'Ada' }), save({ city: 'Lyon' }), save({ name: 'Ada' })]);
    expect(answers.map(({ outcome }) => outcome)).toEqual(['saved', 'saved', 'saved']);
    const rows = await db.select().from(dataRows).where(eq(dataRows.importId, 'i1'));
    expect(rows).toMatchObject([{ position: 0, record: { phone: '1', name: 'Ada', city: 'Lyon' }, keys: ['phone=1'] }]);
    expect(await save({ street: 'x' })).toEqual({ outcome: 'failed', data: { reason: 'unknown-column' } });
  });

  test('the figures of a day count from midnight, with what goes on', async () => {
    const { db } = database();
    const at = (time: string) => new Date(`2026-03-02T${time}:00Z`);
    const span = (state: 'ready' | 'paused' | 'talking', beganAt: Date, endedAt: Date | null) => ({
      userId: 'eve',
      state,
      beganAt,
      endedAt,
    });
    await db
      .insert(agentSpans)
      .values([
        span('ready', new Date('2026-03-01T22:00:00Z'), at('00:10')),
        span('paused', at('00:10'), at('00:15')),
        span('ready', at('00:15'), at('00:20')),
        span('talking', at('00:20'), null),
      ]);
    const talk = { agent: 'eve', queue: '500', campaign: '', contactId: '', customer: '', called: '' };
    const rest = { medium: 'call' as const, line: { type: 'browser' as const }, phase: 'over' as const, owner: '' };
    await db.insert(conversations).values([
      {
        ...talk,
        ...rest,
        id: 'f1',
        offeredAt: at('00:01'),
        answeredAt: at('00:02'),
        talkEndedAt: at('00:05'),
        closedAt: at('00:06'),
        dispositionCategory: 'positive',
      },
      { ...talk, ...rest, id: 'f2', offeredAt: at('00:07'), closedAt: at('00:08'), end: 'not-answered' },
      { ...talk, ...rest, id: 'f3', offeredAt: at('00:20'), answeredAt: at('00:20') },
      {
        ...talk,
        ...rest,
        id: 'f0',
        offeredAt: new Date('2026-03-01T23:00:00Z'),
        answeredAt: at('00:00'),
        closedAt: at('00:01'),
      },
    ]);
    const today = await readToday(db, { userId: 'eve', from: at('00:00').getTime(), now: at('00:22').getTime() });
    expect(today).toEqual({
      conversations: 2,
      notAnswered: 1,
      talkSeconds: 300,
      wrapUpSeconds: 60,
      readySeconds: 900,
      pausedSeconds: 300,
      signedInSeconds: 1320,
      positive: 1,
      argued: 1,
    });
  });
});
