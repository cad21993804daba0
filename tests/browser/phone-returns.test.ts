import type { WebSocketRoute } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Agent } from '#schemas/api/agents.ts';
import { openStage, type Stage } from './browser.ts';
import { findBarriers } from './find-barriers.ts';
import { endWork, knownCustomer, openDesk, prepareSupport, supportNumber } from './support-desk.ts';

let stage: Stage;
let agents: Agent[];
const errors: string[] = [];

beforeAll(async () => {
  stage = await openStage();
  agents = await prepareSupport(stage.server);
});
afterEach(() => endWork(stage.server, agents));
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

  // From here on the page believes that there is a real telephone system. Its phone registers a moment later.
  await page.route('**/api/system', async (route) => {
    const answer = await route.fetch();
    const system = await answer.json();
    await route.fulfill({
      response: answer,
      json: { ...system, telephony: { ...system.telephony, driver: 'asterisk' } },
    });
  });
  const phone = { extension: '1001', username: 'agent-1001', password: 'secret', domain: 'switchyard.invalid' };
  await page.route('**/api/phone', (route) => route.fulfill({ json: { phone } }));
  let letRegister = () => {};
  const registering = new Promise<void>((resolve) => {
    letRegister = resolve;
  });
  await page.routeWebSocket(/\/api\/phone/, (socket) => registrar(socket, registering));
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
