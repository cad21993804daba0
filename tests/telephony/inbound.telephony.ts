import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describePath } from '#runtime/simulator/run-test.ts';
import { farEnds } from '#runtime/telephony/driver.cases.ts';
import { type Agent, type CallCentre, type Caller, openCallCentre } from './call-centre.ts';
import { describeTelephony } from './describe-telephony.ts';
import { overflowFlow, surveyFlow } from './inbound-flows.ts';
import { until } from './switchyard-process.ts';

/** Seconds of each sound. */
const sounds = { hello: 1, music: 4, whisper: 1, closed: 1, holiday: 1, question: 1, sorry: 1, hold: 4 };
const say = (id: keyof typeof sounds) => [{ type: 'audio', audio: { en: id } }];
const talking = [{ speakMs: 120_000 }];

const DIDS = {
  main: '0180000101',
  shut: '0180000102',
  feast: '0180000103',
  skilled: '0180000104',
  predicted: '0180000106',
};

describeTelephony('an inbound campaign', () => {
  let centre: CallCentre;
  let ana: Agent;
  let ben: Agent;

  beforeAll(async () => {
    centre = await openCallCentre(sounds);
    const { switchyard, hire, campaign } = centre;
    const queue = (id: string, more = {}) =>
      switchyard.api('POST', '/api/queues', { id, name: `Queue ${id}`, ...more });
    await queue('600', { ringSeconds: 5 });
    await queue('601', { ringSeconds: 5 });
    await queue('602', { ringSeconds: 5 });
    await switchyard.api('POST', '/api/skill-groups', {
      name: 'Levels',
      decrement: true,
      skills: [{ id: '', name: 'vip' }],
    });
    await switchyard.publishFlow(surveyFlow());
    await switchyard.publishFlow(overflowFlow('inbound-overflow', 3000));
    await switchyard.publishFlow(overflowFlow('inbound-prediction', 20));
    const general = {
      languages: ['en'],
      queue: '600',
      survey: 'inbound-survey',
      recording: { type: 'all' },
      holdMusic: 'hold',
      wrapUpSeconds: 120,
    };
    const messages = {
      greeting: say('hello'),
      waiting: say('music'),
      whisper: say('whisper'),
      closed: say('closed'),
      holiday: say('holiday'),
      intervalSeconds: 5,
    };
    const overflow = { flow: 'inbound-overflow', waitsWithoutAgents: true };
    const every = Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }]);
    const now = new Date(Date.now() - 7_200_000);
    // Open for a minute that has passed, so that it is closed now.
    const minute = now.getUTCHours() * 60 + now.getUTCMinutes();
    const past = Array.from({ length: 7 }, () => [{ from: Math.min(minute, 1438), to: Math.min(minute, 1438) + 1 }]);
    await switchyard.api('POST', '/api/schedules', { name: 'always', timeZone: 'UTC', week: every });
    await switchyard.api('POST', '/api/schedules', { name: 'a minute', timeZone: 'UTC', week: past });
    const day = { name: 'Feast', yearly: false, part: { type: 'day' }, audio: 'sorry' };
    await switchyard.api('POST', '/api/holiday-groups', {
      name: 'today',
      holidays: [-1, 0, 1].map((days) => ({
        ...day,
        date: new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10),
      })),
    });
    ana = await hire({ login: '4101', number: '2101', queues: ['600', '602'], skills: [{ skill: 'vip', level: 9 }] });
    ben = await hire({ login: '4102', number: '2102', queues: ['601', '602'], skills: [{ skill: 'vip', level: 3 }] });
    await campaign('main', DIDS.main, { general, messages, overflow });
    await campaign('predicted', DIDS.predicted, {
      general: { ...general, queue: '601', survey: '' },
      messages,
      overflow: { flow: 'inbound-prediction', waitsWithoutAgents: true },
    });
    await campaign('shut', DIDS.shut, { general, messages, opening: { schedule: 'a-minute' } });
    await campaign('feast', DIDS.feast, { general, messages, opening: { schedule: 'always', holidays: 'today' } });
    await campaign('skilled', DIDS.skilled, {
      general: { ...general, queue: '602', survey: '' },
      messages,
      skills: { required: [{ skill: 'vip', level: 9 }] },
    });
  });

  afterAll(() => centre?.stop());

  // What one case leaves must not be the next one's.
  beforeEach(async () => {
    await centre.asterisk.console('channel request hangup all');
    await centre.quiet();
    for (const agent of [ana, ben]) await agent.becomesReady();
  });

  const pathOf = async (contact: string) =>
    describePath((await centre.switchyard.journal(contact)).flatMap(({ trace }) => trace));
  const playedSince = async (from: number) => (await centre.played()).slice(from);
  /** Channels with the packets that Asterisk has had from them and sent to them. */
  async function packets(): Promise<{ received: number; sent: number }[]> {
    const lines = (await centre.asterisk.console('pjsip show channelstats')).split('\n');
    return lines.flatMap((line) => {
      // Time up, codec, then for each direction: packets, how many were lost, in percent, jitter.
      const words = line.trim().split(/\s+/);
      const up = words.findIndex((word) => /^\d\d:\d\d:\d\d$/.test(word));
      return up < 0 ? [] : [{ received: Number(words[up + 2]), sent: Number(words[up + 6]) }];
    });
  }

  it('whispers to the agent alone, joins both, records them and asks the caller afterwards', async () => {
    const before = (await centre.played()).length;
    const caller = await centre.dial(DIDS.main, [
      { speakMs: 9000 },
      { waitMs: 1500 },
      { press: '4' },
      { waitMs: 8000 },
    ]);
    const conversation = await ana.reaches('talking');
    await sleep(1500);
    const heard = await playedSince(before);
    const whispered = heard.filter(({ sound }) => sound === 'whisper').map(({ channel }) => channel);
    const greeted = heard.filter(({ sound }) => sound === 'hello').map(({ channel }) => channel);
    expect(new Set(whispered).size, 'one hears the whisper').toBe(1);
    expect(greeted, 'the caller does not').not.toContain(whispered[0]);
    expect(await centre.talking()).toBe(2);
    const [first, second] = await packets();
    await sleep(1000);
    const [later, latest] = await packets();
    for (const [early, late] of [
      [first, later],
      [second, latest],
    ] as const) {
      expect(late?.received, 'sound comes from both').toBeGreaterThan(early?.received ?? 0);
      expect(late?.sent, 'sound goes to both').toBeGreaterThan(early?.sent ?? 0);
    }
    await ana.command({ type: 'hang-up' });
    expect((await caller.done).hungUpOn).toBe(true);
    await ana.finish();
    expect((await pathOf(await caller.contact())).join(' ')).toContain('question>answered');
    const { answers } = await centre.switchyard.api<{ answers: { answer: string }[] }>('GET', '/api/survey-answers');
    expect(answers.map(({ answer }) => answer)).toEqual(['4']);
    await until(async () => {
      const { recordings } = await centre.switchyard.api<{
        recordings: { conversationId: string; state: string; seconds: number }[];
      }>('GET', '/api/recordings');
      const mine = recordings.find((recording) => recording.conversationId === conversation);
      return mine?.state === 'ready' && mine.seconds > 1;
    }, 20_000);
    await centre.quiet();
  }, 120_000);

  it('lets the caller hear music on hold, and passes them on after asking somebody', async () => {
    const caller = await centre.dial(DIDS.main, talking);
    await ana.reaches('talking');
    const before = (await centre.played()).length;
    await ana.command({ type: 'hold' });
    await until(async () => (await playedSince(before)).some(({ sound }) => sound === 'hold'));
    await ana.command({ type: 'resume' });
    await until(async () => (await centre.talking()) === 2);
    await ana.command({ type: 'consult', to: { type: 'number', number: '2103' } });
    await until(async () => (await ana.desk()).conversation?.consult?.phase === 'talking');
    await ana.command({ type: 'conference' });
    await until(async () => (await centre.talking()) === 3);
    await ana.command({ type: 'consult-complete' });
    await ana.reaches('wrap-up');
    await ana.finish();
    await sleep(1000);
    expect(await centre.talking(), 'the two others go on').toBe(2);
    caller.vanish();
    await centre.asterisk.console('channel request hangup all');
    await centre.quiet();
  }, 120_000);

  it('passes a caller on blindly, and takes them back to the queue when nobody answers there', async () => {
    const caller = await centre.dial(DIDS.main, talking);
    await ana.reaches('talking');
    await ana.pause();
    await ana.command({ type: 'transfer', to: { type: 'number', number: farEnds.busy } });
    await ana.reaches('wrap-up');
    await ana.command({ type: 'finish' });
    await ana.state('ready');
    await ana.reaches('talking', 30_000);
    await ana.command({ type: 'transfer', to: { type: 'queue', queue: '601' } });
    await ben.reaches('talking', 30_000);
    await ana.finish();
    await ben.command({ type: 'hang-up' });
    await ben.finish();
    expect((await caller.done).answered).toBe(true);
    await centre.quiet();
  }, 120_000);

  it('asks the best first, the next best while they talk, and goes round those who do not answer', async () => {
    const first = await centre.dial(DIDS.skilled, talking);
    await ana.reaches('talking');
    const second = await centre.dial(DIDS.skilled, talking);
    await ben.reaches('talking');
    for (const agent of [ana, ben]) {
      await agent.command({ type: 'hang-up' });
      await agent.finish();
    }
    await Promise.all([first.done, second.done]);
    const deaf = await centre.hire({
      login: '4103',
      number: farEnds['rings-for-ever'],
      queues: ['601'],
      skills: [{ skill: 'vip', level: 9 }],
    });
    await ben.pause();
    await centre.campaign('deaf', '0180000105', {
      general: { languages: ['en'], queue: '601' },
      messages: { waiting: say('music') },
    });
    const third = await centre.dial('0180000105', talking);
    await deaf.reaches('ringing');
    await ben.state('ready');
    await ben.reaches('talking', 30_000);
    expect((await deaf.desk()).state).toMatchObject({ state: 'paused', reason: 'not-answered' });
    await ben.command({ type: 'hang-up' });
    await ben.finish();
    await third.done;
    await deaf.state('signed-out');
    await centre.quiet();
  }, 180_000);

  it('says that it is closed, and on a holiday what that holiday says', async () => {
    const before = (await centre.played()).length;
    const late = await centre.dial(DIDS.shut, []);
    expect((await late.done).hungUpOn).toBe(true);
    expect((await playedSince(before)).map(({ sound }) => sound)).toEqual(['closed']);
    const feast = await centre.dial(DIDS.feast, []);
    expect((await feast.done).hungUpOn).toBe(true);
    expect((await playedSince(before)).map(({ sound }) => sound)).toContain('sorry');
    await centre.quiet();
  }, 60_000);

  it('lets callers leave when too many wait, or when the wait is predicted to be too long', async () => {
    const overflowOf = async (caller: Caller): Promise<string[]> => {
      const [child] = await centre.switchyard.contacts(`&parent=${encodeURIComponent(await caller.contact())}`);
      return child ? pathOf(child.id) : [];
    };
    await ana.pause();
    const many: Caller[] = [];
    for (let count = 0; count < 3; count += 1) many.push(await centre.dial(DIDS.main, talking));
    await until(async () => {
      const paths = await Promise.all(many.map(overflowOf));
      return paths.some((path) => path.includes('watch>trigger-many')) && paths.some((path) => path.at(-1) === 'watch');
    }, 30_000);
    await centre.asterisk.console('channel request hangup all');
    await centre.quiet();

    const first = await centre.dial(DIDS.predicted, talking);
    await ben.reaches('talking');
    const second = await centre.dial(DIDS.predicted, talking);
    await until(async () => (await overflowOf(second)).includes('watch>trigger-long'), 30_000);
    expect((await second.done).hungUpOn).toBe(true);
    await ben.command({ type: 'hang-up' });
    await ben.finish();
    await first.done;
    await centre.quiet();
  }, 120_000);

  it('calls back whoever asked for it, in their place, as soon as somebody is free', async () => {
    await ana.pause();
    const asking = await centre.dial(DIDS.main, [
      { waitMs: 4000 },
      { press: '1' },
      { waitMs: 3000 },
      { press: '1' },
      { waitMs: 8000 },
    ]);
    await asking.done;
    await until(async () => {
      const { callbacks } = await centre.switchyard.api<{ callbacks: { number: string }[] }>('GET', '/api/callbacks');
      return callbacks.some(({ number }) => number.endsWith(asking.from.slice(1)));
    });
    await ana.state('ready');
    await ana.reaches('preview', 30_000);
    await ana.command({ type: 'dial' });
    await ana.reaches('talking', 30_000);
    await ana.command({ type: 'hang-up' });
    await ana.finish();
    await until(async () => {
      const { callbacks } = await centre.switchyard.api<{ callbacks: unknown[] }>('GET', '/api/callbacks');
      return callbacks.length === 0;
    });
    await centre.quiet();
  }, 120_000);

  it('lets a customer whom an agent has called wait in a queue, through the death of the server', async () => {
    await ben.pause();
    const to = { type: 'number', number: farEnds.answers };
    await ana.api('POST', '/api/desk/calls', { to, campaign: 'main' });
    await ana.reaches('talking');
    const before = (await centre.played()).length;
    await ana.command({ type: 'transfer', to: { type: 'queue', queue: '601' } });
    await ana.reaches('wrap-up');
    await until(async () => (await playedSince(before)).some(({ sound }) => sound === 'music'));
    expect((await playedSince(before)).map(({ sound }) => sound)).not.toContain('hello');
    expect(await centre.talking()).toBe(0);
    const [contact] = await centre.switchyard.contacts('&kind=called&status=live');
    expect(contact).toMatchObject({ caller: farEnds.answers, campaign: 'main', node: 'queue' });

    await centre.switchyard.kill();
    const killed = (await centre.played()).length;
    await centre.switchyard.start();
    await until(async () => (await playedSince(killed)).some(({ sound }) => sound === 'music'));
    await ben.state('ready');
    await ben.reaches('talking', 30_000);
    expect(await centre.talking()).toBe(2);
    const { conversation } = await ben.desk();
    const customer = { customer: farEnds.answers, campaign: 'main', queue: '601', contactId: contact?.id };
    expect(conversation).toMatchObject({ medium: 'call', ...customer });
    await ben.command({ type: 'hang-up' });
    await until(async () => (await playedSince(killed)).some(({ sound }) => sound === 'question'));
    await centre.asterisk.console('channel request hangup all');
    await centre.quiet();
    expect((await pathOf(contact?.id ?? '')).join(' ')).toContain('queue>agent-ended');
    for (const agent of [ana, ben]) await agent.finish();
  }, 180_000);

  it('loses nobody when the server is killed while a phone rings and while people talk', async () => {
    const before = (await ana.desk()).today.conversations;
    const caller = await centre.dial(DIDS.main, talking);
    await ana.reaches('talking');
    await ben.pause();
    await centre.switchyard.kill();
    await sleep(2000);
    expect(await centre.talking(), 'they go on talking').toBe(2);
    await centre.switchyard.start();
    await ana.reaches('talking');
    expect(await centre.talking()).toBe(2);
    await ana.command({ type: 'hang-up' });
    await ana.finish();
    await caller.done;
    await centre.quiet();

    await ana.pause();
    const deaf = await centre.hire({ login: '4104', number: farEnds['answers-late'], queues: ['600'] });
    const second = await centre.dial(DIDS.main, talking);
    await deaf.reaches('ringing');
    await centre.switchyard.kill();
    await sleep(1000);
    await centre.switchyard.start();
    // It rings for longer than anybody waits for an agent: the caller goes to whoever is ready.
    await ana.state('ready');
    await ana.reaches('talking', 40_000);
    await ana.command({ type: 'hang-up' });
    await ana.finish();
    expect((await second.done).answered).toBe(true);
    await centre.quiet();
    await deaf.state('signed-out');
    const open = (await centre.switchyard.contacts('&status=live')).length;
    expect(open, 'no contact is left').toBe(0);
    const desk = await ana.desk();
    expect(desk.conversation).toBeNull();
    expect(desk.today.conversations).toBe(before + 2);
  }, 240_000);

  it('takes no new calls once it is deactivated, and goes on with those it has', async () => {
    const caller = await centre.dial(DIDS.main, talking);
    await ana.reaches('talking');
    await centre.switchyard.api('POST', '/api/campaigns/main/deactivate');
    const before = (await centre.played()).length;
    const late = await centre.dial(DIDS.main, []);
    expect((await late.done).hungUpOn).toBe(true);
    expect((await playedSince(before)).map(({ sound }) => sound)).toEqual(['closed']);
    expect((await ana.desk()).conversation?.phase).toBe('talking');
    await ana.command({ type: 'hang-up' });
    await ana.finish();
    await caller.done;
    await centre.quiet();
  }, 120_000);
});
