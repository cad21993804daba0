import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NEW_AGENT_PROFILE } from '#schemas/domain/agent.ts';
import { drawEdge, drawNode } from '#schemas/flow/draw.ts';
import { launchPhoneBrowser } from './browser-phone/open-browser-phone.ts';
import { keepConnections, measureTones } from './browser-phone/page-sound.ts';
import { AGENT_PASSWORD, type Agent, type CallCentre, openCallCentre } from './call-centre.ts';
import { describeTelephony } from './describe-telephony.ts';
import { flowDocument } from './flow-document.ts';
import { recordHeard } from './record-heard.ts';
import { makeToneWav, toneLevel } from './sound.ts';
import { until } from './switchyard-process.ts';

const did = '0180000009';
const queue = '550';

/** Each party has a tone of its own; none is a multiple of another. The caller's is that of all callers. */
const voices = { caller: 440, agent: 700, supervisor: 1_150 } as const;
const parties = ['caller', 'agent', 'supervisor'] as const;
/** Of full scale; a voice has a quarter. */
const audible = 0.02;
const audibleDecibels = -50;

const flow = flowDocument({
  id: 'supervision-test',
  kind: 'ivr',
  nodes: [drawNode('start', 'start'), drawNode('queue', 'enter-queue', { queue }), drawNode('end', 'hang-up')],
  edges: [
    drawEdge('start', 'next', 'queue'),
    ...['agent-ended', 'overflow', 'closed', 'no-agents'].map((exit) => drawEdge('queue', exit, 'end')),
  ],
});

describeTelephony('a supervisor at the live board', () => {
  let centre: CallCentre;
  let agent: Agent;
  /** The agent's desktop and the supervisor's board, each in a browser with a voice of its own. */
  let desk: Page;
  let board: Page;
  const browsers: Browser[] = [];

  beforeAll(async () => {
    centre = await openCallCentre({});
    await centre.switchyard.api('POST', '/api/queues', { id: queue, name: 'Supervised', ringSeconds: 15 });
    await centre.switchyard.serveFlow(flow, did);
    const line = { type: 'browser' } as const;
    const options = { ...NEW_AGENT_PROFILE.options, autoAnswer: true };
    agent = await centre.hire({ login: '5001', line, queues: [queue], options });
    const supervision = ['boards', 'listen', 'whisper', 'barge'] as const;
    await centre.hire({ login: '9001', line, supervision: [...supervision], supervises: 'everybody' });
    desk = await openPhone({ login: '5001', page: '/desk', voice: voices.agent });
    board = await openPhone({ login: '9001', page: '/supervision', voice: voices.supervisor });
    await agent.state('ready');
  }, 300_000);
  afterAll(async () => {
    for (const browser of browsers) await browser.close();
    await centre?.stop();
  });

  async function openPhone(phone: { login: string; page: string; voice: number }): Promise<Page> {
    const microphone = path.join(centre.asterisk.mediaDir, `${phone.login}.wav`);
    await writeFile(microphone, makeToneWav(10, phone.voice));
    const browser = await launchPhoneBrowser(microphone);
    browsers.push(browser);
    const { url } = centre.switchyard;
    const context = await browser.newContext({ baseURL: url, locale: 'en-GB', permissions: ['microphone'] });
    const data = { login: phone.login, password: AGENT_PASSWORD };
    const answered = await context.request.post('/api/session', { data, headers: { origin: url } });
    expect(answered.status(), await answered.text()).toBe(200);
    const page = await context.newPage();
    await keepConnections(page);
    await page.goto(phone.page);
    await page.getByRole('button', { name: 'Phone connected' }).waitFor({ timeout: 30_000 });
    return page;
  }

  async function act(name: string): Promise<void> {
    await board.getByRole('button', { name: 'Actions for Agent 5001' }).click();
    await board.getByRole('menuitem', { name }).click();
  }

  const inCall = () => board.getByRole('region', { name: 'In the call of Agent 5001' });
  const choose = (mode: string) => inCall().getByText(mode, { exact: true }).click();

  /** Whom the caller hears. */
  async function heardBy(channel: string): Promise<string[]> {
    const samples = await recordHeard({ asterisk: centre.asterisk, channel, spy: 'out', durationMs: 1_200 });
    expect(samples.length, 'sound was recorded').toBeGreaterThan(4_000);
    return parties.filter((party) => toneLevel(samples, voices[party]) > audible);
  }

  /** Whom somebody hears in their browser. */
  async function heardIn(page: Page): Promise<string[]> {
    const levels = await measureTones(page, Object.values(voices));
    return parties.filter((_, index) => (levels[index] ?? Number.NEGATIVE_INFINITY) > audibleDecibels);
  }

  const soon = { timeout: 20_000, interval: 500 };

  it('hears both, whispers to the agent alone, joins in, and leaves them alone again', async () => {
    const call = await centre.dial(did, [{ speakMs: 120_000 }]);
    await agent.reaches('talking');
    const caller = await call.contact();
    await expect.poll(() => heardBy(caller), soon).toEqual(['agent']);
    await expect.poll(() => heardIn(desk), soon).toEqual(['caller']);

    await act('Listen');
    await inCall().getByText('In the call of Agent 5001', { exact: true }).waitFor({ timeout: 20_000 });
    await expect.poll(() => heardIn(board), soon).toEqual(['caller', 'agent']);
    await expect.poll(() => heardBy(caller), soon).toEqual(['agent']);
    await expect.poll(() => heardIn(desk), soon).toEqual(['caller']);

    await choose('Whisper');
    await expect.poll(() => heardIn(desk), soon).toEqual(['caller', 'supervisor']);
    await expect.poll(() => heardBy(caller), soon).toEqual(['agent']);
    await expect.poll(() => heardIn(board), soon).toEqual(expect.arrayContaining(['caller', 'agent']));

    await choose('Join in');
    await expect.poll(() => heardBy(caller), soon).toEqual(['agent', 'supervisor']);
    await expect.poll(() => heardIn(desk), soon).toEqual(['caller', 'supervisor']);
    await expect.poll(() => heardIn(board), soon).toEqual(['caller', 'agent']);

    await choose('Listen');
    await expect.poll(() => heardBy(caller), soon).toEqual(['agent']);
    await expect.poll(() => heardIn(desk), soon).toEqual(['caller']);
    await expect.poll(() => heardIn(board), soon).toEqual(['caller', 'agent']);

    await inCall().getByRole('button', { name: 'Leave the call' }).click();
    await inCall().waitFor({ state: 'detached' });
    await until(async () => (await centre.talking()) === 2);
    await expect.poll(() => heardBy(caller), soon).toEqual(['agent']);
    call.vanish();
    await agent.command({ type: 'hang-up' });
    await centre.quiet();
  }, 180_000);
});
