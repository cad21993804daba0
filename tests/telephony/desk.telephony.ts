import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Agent } from '#schemas/api/agents.ts';
import { drawEdge, drawNode } from '#schemas/flow/draw.ts';
import { type RunningAsterisk, startAsterisk } from './asterisk.ts';
import { launchPhoneBrowser } from './browser-phone/open-browser-phone.ts';
import { keepConnections, measureSound } from './browser-phone/page-sound.ts';
import { describeTelephony } from './describe-telephony.ts';
import { flowDocument } from './flow-document.ts';
import { findFreePort } from './free-port.ts';
import { type PlacedCall, placeCall } from './place-call.ts';
import { runtimeUrl, type SwitchyardProcess, startSwitchyard, until } from './switchyard-process.ts';

const did = '0180000001';
const login = '1001';
const colleague = '1002';
const password = 'quartz-lemon-22';

/** Waits in a queue of the samples without a word. */
const flow = flowDocument({
  id: 'desk-test',
  kind: 'ivr',
  nodes: [drawNode('start', 'start'), drawNode('queue', 'enter-queue', { queue: '500' }), drawNode('end', 'hang-up')],
  edges: [
    drawEdge('start', 'next', 'queue'),
    ...['agent-ended', 'overflow', 'closed', 'no-agents'].map((exit) => drawEdge('queue', exit, 'end')),
  ],
});

describeTelephony('the agent desktop with its own phone', () => {
  let asterisk: RunningAsterisk;
  let switchyard: SwitchyardProcess;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const port = await findFreePort('tcp');
    [asterisk, browser] = await Promise.all([startAsterisk({ runtimeUrl: runtimeUrl(port) }), launchPhoneBrowser()]);
    switchyard = await startSwitchyard({ port, asterisk });
    await switchyard.serveFlow(flow, did);
    for (const each of [login, colleague]) await giveAccess(each);
    page = await signIn(login);
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await switchyard?.stop();
    await asterisk?.stop();
  });

  async function giveAccess(login: string): Promise<void> {
    const { agents } = await switchyard.api<{ agents: Agent[] }>('GET', '/api/agents');
    const agent = agents.find((candidate) => candidate.login === login);
    if (!agent) throw new Error('the samples have no such agent');
    const { id, name, role, profile, revision } = agent;
    const line = { type: 'browser' };
    const body = { login, name, role, revision, password, language: 'en', active: true, profile: { ...profile, line } };
    await switchyard.api('PUT', `/api/agents/${id}`, body);
  }

  async function signIn(login: string): Promise<Page> {
    const context = await browser.newContext({ baseURL: switchyard.url, locale: 'en-GB', permissions: ['microphone'] });
    const headers = { origin: switchyard.url };
    const answered = await context.request.post('/api/session', { data: { login, password }, headers });
    expect(answered.status(), await answered.text()).toBe(200);
    const opened = await context.newPage();
    await keepConnections(opened);
    await opened.goto('/desk');
    return opened;
  }

  const call = (from: string): Promise<PlacedCall> =>
    placeCall({ sipPort: asterisk.sipPort, to: did, from, script: { steps: [{ speakMs: 60_000 }], end: 'wait' } });
  const button = (name: string, on = page) => on.getByRole('button', { name, exact: true });
  const sound = (on = page) => measureSound(on);
  /** Whether anybody is heard on a page's phone within a few seconds. */
  async function hears(on: Page): Promise<boolean> {
    await sleep(1_000);
    const before = await sound(on);
    await sleep(2_000);
    const after = await sound(on);
    return after.energyReceived - before.energyReceived > 0.001;
  }

  it('registers, rings, answers, and both hear each other', async () => {
    await button('Begin work').click();
    await button('Phone connected').waitFor({ timeout: 30_000 });
    await button('Become ready').click();
    const caller = await call('0140003001');
    await button('Answer').click({ timeout: 30_000 });
    await page.getByRole('region', { name: 'Conversation' }).getByText('Talking').waitFor();
    await button('Mute').waitFor();
    await sleep(1_000);
    const before = await sound();
    await sleep(3_000);
    const after = await sound();
    expect(after.packetsSent - before.packetsSent).toBeGreaterThan(100);
    expect(after.packetsReceived - before.packetsReceived).toBeGreaterThan(100);
    expect(after.energyReceived - before.energyReceived).toBeGreaterThan(0.001);

    await button('Hold').click();
    await button('Resume').click();
    await button('Hold').waitFor();
    await button('Hang up').click();
    // Without a campaign there is no wrap-up.
    await button('Become ready').waitFor();
    expect(await caller.done).toMatchObject({ answered: true, hungUpOn: true });
  }, 120_000);

  it('asks a colleague, who goes on with the customer on the same call', async () => {
    const other = await signIn(colleague);
    await button('Begin work', other).click();
    await button('Phone connected', other).waitFor({ timeout: 30_000 });
    const caller = await call('0140003003');
    await button('Become ready').click();
    await button('Answer').click({ timeout: 30_000 });
    await page.getByRole('region', { name: 'Conversation' }).getByText('Talking').waitFor();
    await button('Mute').waitFor();
    await page.keyboard.press('F8');
    await page.getByRole('button', { name: 'Ask first: Karim Benali' }).click();
    const asked = other.getByRole('region', { name: 'Consultation' });
    await asked.getByText('0140003003').waitFor();
    await button('Answer', other).click({ timeout: 30_000 });
    await asked.getByText('Consultation', { exact: true }).waitFor();
    expect(await hears(other), 'the colleague hears the agent').toBe(true);

    await button('Pass on').click();
    await button('Become ready').waitFor();
    await other.getByRole('region', { name: 'Conversation' }).getByText('Talking').waitFor();
    // The phone has not rung once more.
    expect(await hears(other), 'the colleague hears the caller').toBe(true);
    await button('Mute', other).waitFor();
    await button('Hang up', other).click();
    expect(await caller.done).toMatchObject({ answered: true, hungUpOn: true });
    await other.context().close();
  }, 120_000);

  it('registers again by itself when the server has been restarted', async () => {
    await switchyard.restart();
    await page.getByText('Reconnecting…').waitFor({ state: 'hidden' });
    await button('Phone connected').waitFor({ timeout: 60_000 });
    await button('Become ready').click();
    const caller = await call('0140003002');
    await button('Answer').click({ timeout: 30_000 });
    await button('Mute').waitFor({ timeout: 20_000 });
    await button('Hang up').click();
    expect(await caller.done).toMatchObject({ answered: true, hungUpOn: true });
    await button('Become ready').waitFor();
    await until(async () => (await switchyard.contacts()).every(({ status }) => status === 'ended'));
  }, 180_000);
});
