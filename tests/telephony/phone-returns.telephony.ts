import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { NEW_AGENT_PROFILE } from '#schemas/domain/agent.ts';
import buildDesigner from '../browser/build-designer.ts';
import { launchPhoneBrowser } from './browser-phone/open-browser-phone.ts';
import { keepConnections, measureSound } from './browser-phone/page-sound.ts';
import { AGENT_PASSWORD, type Agent, type CallCentre, type Caller, openCallCentre } from './call-centre.ts';
import { describeTelephony } from './describe-telephony.ts';
import { recordHeard } from './record-heard.ts';
import { makeToneWav, toneLevel } from './sound.ts';
import { until } from './switchyard-process.ts';

const did = '0180000111';
/** What a caller can hear; none is a multiple of another. */
const tones = { agent: 700, music: 1_150 } as const;
/** Of full scale; a tone has a quarter. */
const audible = 0.02;
const WINDOW_MS = 100;

describeTelephony('an agent whose phone is a page', () => {
  let centre: CallCentre;
  let ana: Agent;
  /** Has an ordinary telephone. */
  let ben: Agent;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    // Beforehand, so that the server does not do it while its start is waited for.
    await buildDesigner();
    centre = await openCallCentre({});
    const { switchyard, hire, campaign } = centre;
    await switchyard.uploadAudio('music', makeToneWav(2, tones.music));
    await switchyard.api('POST', '/api/queues', { id: '560', name: 'Returning', ringSeconds: 15 });
    const { options } = NEW_AGENT_PROFILE;
    const inBrowser = { line: { type: 'browser' }, options: { ...options, autoAnswer: true } } as const;
    ana = await hire({ login: '5101', queues: ['560'], ...inBrowser });
    ben = await hire({ login: '5102', number: '2102', queues: ['560'], options: { ...options, directlyReady: false } });
    const general = {
      languages: ['en'],
      queue: '560',
      holdMusic: 'music',
      recording: { type: 'none' },
      wrapUpSeconds: 120,
    };
    await campaign('returning', did, { general, overflow: { waitsWithoutAgents: true } });
    await openDesk();
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await centre?.stop();
  });
  beforeEach(async () => {
    await centre.asterisk.console('channel request hangup all');
    await centre.quiet();
    await ana.becomesReady();
  });

  async function openDesk(): Promise<void> {
    const microphone = path.join(centre.asterisk.mediaDir, 'microphone.wav');
    await writeFile(microphone, makeToneWav(10, tones.agent));
    browser = await launchPhoneBrowser(microphone);
    const { url } = centre.switchyard;
    const context = await browser.newContext({ baseURL: url, locale: 'en-GB', permissions: ['microphone'] });
    const data = { login: ana.login, password: AGENT_PASSWORD };
    const answered = await context.request.post('/api/session', { data, headers: { origin: url } });
    expect(answered.status(), await answered.text()).toBe(200);
    page = await context.newPage();
    await keepConnections(page);
    await page.goto('/desk');
    await button('Phone connected').waitFor({ timeout: 30_000 });
  }

  const button = (name: string) => page.getByRole('button', { name, exact: true });

  async function talk(): Promise<Caller> {
    const caller = await centre.dial(did, [{ speakMs: 180_000 }]);
    await ana.reaches('talking');
    await button('Mute').waitFor({ timeout: 20_000 });
    return caller;
  }

  /** Nothing goes in or out of the browser any more, and nobody is told. @returns what gives its network back. */
  async function cutOff(): Promise<() => void> {
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const network = processInfo.find(({ type }) => type.includes('NetworkService'));
    if (!network) throw new Error(`no process for the network: ${processInfo.map(({ type }) => type).join(', ')}`);
    process.kill(network.id, 'SIGSTOP');
    return () => process.kill(network.id, 'SIGCONT');
  }

  /** What the caller hears in each tenth of a second from now on. */
  async function listen(caller: Caller, durationMs: number): Promise<('agent' | 'music' | 'silence')[]> {
    const channel = await caller.contact();
    const samples = await recordHeard({ asterisk: centre.asterisk, channel, spy: 'out', durationMs });
    const perWindow = (8_000 * WINDOW_MS) / 1_000;
    return Array.from({ length: Math.floor(samples.length / perWindow) }, (_, index) => {
      const window = samples.slice(index * perWindow, (index + 1) * perWindow);
      if (toneLevel(window, tones.music) > audible) return 'music';
      return toneLevel(window, tones.agent) > audible ? 'agent' : 'silence';
    });
  }

  const msOf = (heard: readonly string[], what: string): number =>
    heard.filter((window) => window === what).length * WINDOW_MS;

  /** The sound of a page may have gaps of a moment. */
  const mostOf = (heard: readonly string[]): string | undefined =>
    ['agent', 'music', 'silence'].find((what) => heard.filter((window) => window === what).length > heard.length / 2);

  async function expectSoundBothWays(caller: Caller): Promise<void> {
    const before = await measureSound(page);
    await sleep(2_000);
    const after = await measureSound(page);
    expect(after.packetsSent - before.packetsSent).toBeGreaterThan(60);
    expect(after.packetsReceived - before.packetsReceived).toBeGreaterThan(60);
    expect(after.energyReceived - before.energyReceived).toBeGreaterThan(0.001);
    expect(msOf(await listen(caller, 2_500), 'agent')).toBeGreaterThan(1_000);
  }

  it('talks on after a reload, and the caller hears music meanwhile', async () => {
    const caller = await talk();
    await expectSoundBothWays(caller);
    const listening = listen(caller, 12_000);
    await sleep(2_500);
    const from = Date.now();
    await page.reload();
    await button('Mute').and(page.locator(':enabled')).waitFor({ timeout: 20_000 });
    const backMs = Date.now() - from;
    const heard = await listening;
    console.log(`the phone is back after ${backMs} ms; music for ${msOf(heard, 'music')} ms`);
    expect(mostOf(heard.slice(0, 10))).toBe('agent');
    expect(mostOf(heard.slice(-10))).toBe('agent');
    expect(msOf(heard, 'music')).toBeGreaterThan(0);
    expect(msOf(heard, 'music')).toBeLessThan(8_000);
    expect(msOf(heard, 'silence')).toBeLessThan(1_000);
    await expectSoundBothWays(caller);
    expect((await ana.desk()).conversation).toMatchObject({ phase: 'talking', held: false });

    await button('Hang up').click();
    expect(await caller.done).toMatchObject({ answered: true, hungUpOn: true });
  }, 120_000);

  it('finds the caller on hold, as they were', async () => {
    const caller = await talk();
    await button('Hold').click();
    await button('Resume').waitFor();
    await page.reload();
    await button('Mute').and(page.locator(':enabled')).waitFor({ timeout: 20_000 });
    expect(msOf(await listen(caller, 1_500), 'music')).toBeGreaterThan(1_000);
    await button('Resume').click();
    await button('Hold').waitFor();
    await expectSoundBothWays(caller);
    await button('Hang up').click();
    expect(await caller.done).toMatchObject({ hungUpOn: true });
  }, 120_000);

  it('talks on in another tab that takes the phone', async () => {
    const caller = await talk();
    const first = page;
    page = await first.context().newPage();
    await keepConnections(page);
    await page.goto('/desk');
    await button('Phone elsewhere').click();
    await button('Take the phone to this tab').click();
    await button('Mute').and(page.locator(':enabled')).waitFor({ timeout: 20_000 });
    await page.keyboard.press('Escape');
    await first.getByRole('button', { name: 'Phone elsewhere', exact: true }).waitFor();
    await first.close();
    await expectSoundBothWays(caller);
    await button('Hang up').click();
    expect(await caller.done).toMatchObject({ hungUpOn: true });
  }, 120_000);

  it('talks on although the server was killed while the page was loaded again', async () => {
    const caller = await talk();
    await centre.switchyard.kill();
    await page.goto('about:blank');
    await centre.switchyard.start();
    await page.goto('/desk');
    await button('Mute').and(page.locator(':enabled')).waitFor({ timeout: 40_000 });
    await expectSoundBothWays(caller);
    await button('Hang up').click();
    expect(await caller.done).toMatchObject({ hungUpOn: true });
  }, 180_000);

  it('brings a colleague who was asked along back into the conference, muted as they were', async () => {
    await ana.pause();
    await ben.state('ready');
    const caller = await centre.dial(did, [{ speakMs: 180_000 }]);
    await ben.reaches('talking', 40_000);
    await ben.command({ type: 'consult', to: { type: 'agent', agent: ana.id } });
    const consultation = page.getByRole('region', { name: 'Consultation' });
    await consultation.getByRole('button', { name: 'Mute' }).waitFor({ timeout: 20_000 });
    await ben.command({ type: 'conference' });
    await expect.poll(async () => msOf(await listen(caller, 1_000), 'agent'), { timeout: 20_000 }).toBeGreaterThan(500);

    await page.reload();
    await expect.poll(async () => (await ben.desk()).conversation?.colleagueAway, { timeout: 20_000 }).toBe(true);
    await consultation.getByRole('button', { name: 'Mute' }).waitFor({ timeout: 20_000 });
    expect((await ben.desk()).conversation).toMatchObject({ consult: { phase: 'talking', conference: true } });
    await expect.poll(async () => msOf(await listen(caller, 1_000), 'agent'), { timeout: 20_000 }).toBeGreaterThan(500);

    await consultation.getByRole('button', { name: 'Mute' }).click();
    await page.reload();
    await consultation.getByRole('button', { name: 'Unmute' }).waitFor({ timeout: 20_000 });
    await until(async () => (await centre.talking()) === 3);
    expect(msOf(await listen(caller, 2_500), 'agent'), 'nothing is heard of who is muted').toBe(0);
    await consultation.getByRole('button', { name: 'Unmute' }).click();
    await expect.poll(async () => msOf(await listen(caller, 1_000), 'agent'), { timeout: 20_000 }).toBeGreaterThan(500);

    await consultation.getByRole('button', { name: 'Leave' }).click();
    await expect.poll(async () => (await ben.desk()).conversation?.consult).toBeNull();
    await ben.command({ type: 'hang-up' });
    expect(await caller.done).toMatchObject({ hungUpOn: true });
    await ben.finish();
    await ben.pause();
  }, 180_000);

  it('talks on after a network that was away without a word, and the caller hears music within seconds', async () => {
    const caller = await talk();
    await expectSoundBothWays(caller);
    const listening = listen(caller, 20_000);
    await sleep(1_000);
    const reconnect = await cutOff();
    try {
      await sleep(8_000);
    } finally {
      reconnect();
    }
    const from = Date.now();
    await button('Mute').and(page.locator(':enabled')).waitFor({ timeout: 20_000 });
    console.log(`the phone is back after ${Date.now() - from} ms`);
    const heard = await listening;
    console.log(`silence for ${msOf(heard, 'silence')} ms, music for ${msOf(heard, 'music')} ms`);
    expect(mostOf(heard.slice(0, 10))).toBe('agent');
    await expect.poll(async () => mostOf(await listen(caller, 1_000)), { timeout: 30_000 }).toBe('agent');
    expect(msOf(heard, 'music')).toBeGreaterThan(2_000);
    expect(msOf(heard, 'silence')).toBeLessThan(6_500);
    await expectSoundBothWays(caller);
    expect((await ana.desk()).conversation).toMatchObject({ phase: 'talking', held: false });
    await button('Hang up').click();
    expect(await caller.done).toMatchObject({ answered: true, hungUpOn: true });
  }, 120_000);

  it('loses the caller to a colleague when the browser has crashed, and nobody hears silence', async () => {
    const caller = await talk();
    const listening = listen(caller, 6_000);
    await sleep(1_500);
    const session = await browser.newBrowserCDPSession();
    // It cannot answer any more.
    session.send('Browser.crash').catch(() => undefined);
    const heard = await listening;
    expect(heard.at(-1)).toBe('music');
    expect(msOf(heard, 'silence')).toBeLessThan(1_000);

    await ben.state('ready');
    await ben.reaches('talking', 40_000);
    const contact = await caller.contact();
    expect((await ben.desk()).conversation).toMatchObject({ contactId: contact, customer: caller.from });
    expect((await ana.desk()).conversation).toBeNull();
    expect((await ana.desk()).state.state).toBe('unreachable');
    await until(async () => (await centre.talking()) === 2);

    await ben.command({ type: 'hang-up' });
    expect(await caller.done).toMatchObject({ answered: true, hungUpOn: true });
  }, 120_000);
});
