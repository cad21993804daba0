import type { Page, WebSocketRoute } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Agent } from '#schemas/api/agents.ts';
import { NEW_AGENT_PROFILE } from '#schemas/domain/agent.ts';
import { agentProfiles } from '#server/db/tables/index.ts';
import { newPage, openStage, type Stage } from './browser.ts';
import { findBarriers } from './find-barriers.ts';
import { endWork, knownCustomer, openDesk, prepareSupport, supportNumber } from './support-desk.ts';

let stage: Stage;
let agents: Agent[];
const errors: string[] = [];

beforeAll(async () => {
  stage = await openStage();
  agents = await prepareSupport(stage.server);
});
afterEach(async () => {
  // A page that is left open would have the calls of the next test come to it.
  await Promise.all(stage.browser.contexts().map((context) => context.close()));
  await endWork(stage.server, agents);
});
afterAll(() => stage?.close());

/** A telephone system with which phones can register once it is open, and which calls none of them. */
function registrar(socket: WebSocketRoute, open: Promise<void>): void {
  socket.onMessage(async (message) => {
    await open;
    const lines = String(message).split('\r\n');
    const header = (name: string) => lines.find((line) => line.startsWith(`${name}:`)) ?? '';
    if (!lines[0]?.startsWith('REGISTER')) return;
    const same = ['Via', 'From', 'Call-ID', 'CSeq', 'Contact'].map(header);
    socket.send(['SIP/2.0 200 OK', ...same, `${header('To')};tag=1`, 'Content-Length: 0', '', ''].join('\r\n'));
  });
}

/**
 * From here on a page believes that there is a real telephone system; simulated ones call no page.
 * @returns Lets the phone of the page register, once it is loaded again.
 */
async function giveRealPhone(page: Page, extension: string): Promise<() => void> {
  await page.route('**/api/system', async (route) => {
    const answer = await route.fetch();
    const system = await answer.json();
    await route.fulfill({
      response: answer,
      json: { ...system, telephony: { ...system.telephony, driver: 'asterisk' } },
    });
  });
  const phone = {
    extension,
    username: `agent-${extension}`,
    password: 'secret',
    domain: 'switchyard.invalid',
    turnServers: [],
  };
  await page.route('**/api/phone', (route) => route.fulfill({ json: { phone } }));
  let letRegister = () => {};
  const registering = new Promise<void>((resolve) => {
    letRegister = resolve;
  });
  await page.routeWebSocket(/\/api\/phone/, (socket) => registrar(socket, registering));
  return () => letRegister();
}

const soon = { timeout: 20_000 };

/** The calls of this kind that are up. */
const callsOf = (kind: 'agent' | 'other' | 'monitor') =>
  stage.server.telephony.liveCallIds().filter((id) => id.includes(`:${kind}.`));

it('has the call come back to a page that is loaded again, and says so meanwhile', async () => {
  const { telephony } = stage.server;
  const desk = await openDesk(stage, '1001', errors);
  const { page } = desk;
  await page.getByLabel('Your phone').selectOption('browser');
  await desk.button('Begin work').click();
  await desk.button('Become ready').click();
  await desk.state('Ready').waitFor();
  const caller = telephony.placeCall({ from: knownCustomer.number, to: supportNumber });
  await desk.conversation.getByText('Talking').waitFor();
  await expect.poll(() => telephony.inspect(caller)?.hears).toHaveLength(1);
  const before = telephony.inspect(caller)?.hears;

  const letRegister = await giveRealPhone(page, '1001');
  await page.reload();
  await desk.conversation.getByRole('status').getByText('Connecting your phone again…').waitFor();
  expect(await desk.button('Hold').isDisabled()).toBe(true);
  expect(await desk.button('Hang up').isEnabled()).toBe(true);
  expect(await findBarriers(page)).toEqual([]);
  expect(telephony.inspect(caller)?.hears, 'nothing is done before there is a phone').toEqual(before);

  letRegister();
  // The agent's phone has been called anew, and the caller is joined with it.
  await expect.poll(() => telephony.inspect(caller)?.hears, { timeout: 20_000 }).not.toEqual(before);
  await expect.poll(() => telephony.inspect(caller)?.hears, { timeout: 20_000 }).toHaveLength(1);
  expect(telephony.inspect(caller)?.hears).not.toEqual(before);
  await desk.button('Hang up').click();
  await desk.state('Wrap-up').waitFor();
  telephony.hangUpFromOutside(caller);
  expect(errors).toEqual([]);
});

it('has a colleague who is asked along called again, and both are told meanwhile', async () => {
  const { telephony, services } = stage.server;
  const anna = await openDesk(stage, '1001', errors);
  const ben = await openDesk(stage, '1002', errors);
  const [annaId = '', benId = ''] = ['1001', '1002'].map((login) => agents.find((agent) => agent.login === login)?.id);
  await anna.button('Begin work').click();
  await anna.button('Become ready').click();
  await ben.page.getByLabel('Your phone').selectOption('browser');
  await ben.button('Begin work').click();
  await ben.button('Become ready').waitFor();
  const caller = telephony.placeCall({ from: knownCustomer.number, to: supportNumber });
  await anna.conversation.getByText('Talking').waitFor(soon);
  const conversation = (await services.desks.read(annaId))?.conversation;
  await services.desks.command(annaId, conversation?.id ?? '', {
    type: 'consult',
    to: { type: 'agent', agent: benId },
  });
  const consultation = ben.page.getByRole('region', { name: 'Consultation' });
  await consultation.getByRole('button', { name: 'Leave' }).waitFor(soon);
  const [before = ''] = callsOf('other');
  expect(telephony.inspect(before)?.hears).toEqual(callsOf('agent'));

  const letRegister = await giveRealPhone(ben.page, '1002');
  await ben.page.reload();
  // What the telephone system's end of a page's connection says.
  await services.desks.phoneLeft(benId);
  await consultation.getByRole('status').getByText('Connecting your phone again…').waitFor(soon);
  await anna.conversation.getByRole('status').getByText('Colleague reconnecting…').waitFor(soon);
  expect(telephony.inspect(before)).toBeNull();
  expect((await services.desks.read(annaId))?.conversation).toMatchObject({ consult: { phase: 'talking' } });

  letRegister();
  await expect.poll(() => callsOf('other'), soon).toHaveLength(1);
  const [again = ''] = callsOf('other');
  await expect.poll(() => telephony.inspect(again)?.hears, soon).toEqual(callsOf('agent'));
  await anna.conversation.getByRole('status').getByText('On hold').waitFor(soon);
  await anna.button('Back to customer').click();
  telephony.hangUpFromOutside(caller);
  expect(errors).toEqual([]);
});

it('has a supervisor who listens called again, listening as before', async () => {
  const { telephony, services } = stage.server;
  const { page } = await newPage(stage);
  const { id } = (await (await page.request.get('/api/session')).json()).user;
  await services.db.insert(agentProfiles).values({ userId: id, profile: NEW_AGENT_PROFILE }).onConflictDoNothing();
  await services.desks.signIn(id);
  const anna = await openDesk(stage, '1001', errors);
  await anna.button('Begin work').click();
  await anna.button('Become ready').click();
  const caller = telephony.placeCall({ from: knownCustomer.number, to: supportNumber });
  await anna.conversation.getByText('Talking').waitFor(soon);
  const name = agents.find(({ login }) => login === '1001')?.name ?? '';
  await page.goto('/supervision');
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Whisper' }).click();
  const inCall = page.getByRole('region', { name: `In the call of ${name}` });
  await inCall.getByText(`In the call of ${name}`, { exact: true }).waitFor(soon);
  const [before = ''] = callsOf('monitor');

  const letRegister = await giveRealPhone(page, 'admin');
  await page.reload();
  await services.desks.phoneLeft(id);
  await inCall.getByText('connecting your phone again…').waitFor(soon);
  expect(telephony.inspect(before)).toBeNull();
  letRegister();
  await expect.poll(() => callsOf('monitor'), soon).toHaveLength(1);
  const [again = ''] = callsOf('monitor');
  await expect.poll(() => telephony.inspect(callsOf('agent')[0] ?? '')?.hears, soon).toContain(again);
  await inCall.getByText(`In the call of ${name}`, { exact: true }).waitFor(soon);
  await inCall.getByRole('button', { name: 'Leave the call' }).click();
  await inCall.waitFor({ state: 'detached', ...soon });
  expect(callsOf('monitor')).toEqual([]);
  telephony.hangUpFromOutside(caller);
  expect(errors).toEqual([]);
});
