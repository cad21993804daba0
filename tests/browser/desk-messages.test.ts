import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Agent } from '#schemas/api/agents.ts';
import { mailServers, voicemails } from '#server/db/tables/index.ts';
import type { TestServer } from '#tests/api/test-server.ts';
import { openStage, type Stage } from './browser.ts';
import { findBarriers } from './find-barriers.ts';
import { type DeskTab, endWork, knownCustomer, openDesk, prepareSupport, supportNumber } from './support-desk.ts';

let stage: Stage;
let server: TestServer;
let agents: Agent[];
const errors: string[] = [];
const received: string[] = [];
const patiently = { timeout: 60_000 };
/** Refuses this address. */
const unknownBox = 'nobody@example.org';
const smtp = new SMTPServer({
  authOptional: true,
  logger: false,
  disabledCommands: ['STARTTLS'],
  onRcptTo: ({ address }, _, done) =>
    address === unknownBox ? done(Object.assign(new Error('no such box'), { responseCode: 550 })) : done(),
  onData(stream, _, done) {
    let text = '';
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
    });
    stream.on('end', () => {
      received.push(text);
      done(null);
    });
  },
});

beforeAll(async () => {
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  stage = await openStage();
  ({ server } = stage);
  agents = await prepareSupport(server);
  // A listening server has an address with a port.
  const { port } = smtp.server.address() as AddressInfo;
  const sender = { fromAddress: 'support@example.org', fromName: 'Support' };
  await server.services.db.insert(mailServers).values({
    id: 'office',
    name: 'Office',
    isDefault: true,
    settings: { host: '127.0.0.1', port, security: 'none', user: '', ...sender },
    updatedAt: new Date(),
    updatedBy: 'test',
  });
});
afterEach(async () => {
  await Promise.all(stage.browser.contexts().map((context) => context.close()));
  await endWork(server, agents);
});
afterAll(async () => {
  await stage?.close();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
});

const placeCall = () => server.telephony.placeCall({ from: knownCustomer.number, to: supportNumber });

/** An agent at work and ready. */
async function readyAgent(): Promise<DeskTab> {
  const desk = await openDesk(stage, '1001', errors);
  await desk.button('Begin work').click();
  await desk.button('Become ready').click();
  return desk;
}

it('sends an e-mail with what is attached during a call, and says why one did not leave', async () => {
  const desk = await readyAgent();
  const { page } = desk;
  const call = placeCall();
  await desk.conversation.getByText('Talking').waitFor();
  await page.getByRole('tab', { name: 'E-mail' }).click();
  const form = page.getByRole('form', { name: 'E-mail' });
  await form.getByLabel('Template').selectOption({ label: 'Order' });
  const to = form.getByRole('textbox', { name: 'To', exact: true });
  await expect.poll(() => to.inputValue(), patiently).toBe('ines.diallo@example.com');
  await form.getByLabel('Your message').fill('You return the router,\nwe send another.');
  await form.getByLabel(/^return-article\.pdf/).check();
  const letter = form.frameLocator('iframe');
  await letter.getByText('Dear Inès Diallo,').waitFor();
  await letter.getByText('You return the router,').waitFor();
  expect(await findBarriers(page)).toEqual([]);

  await to.fill(unknownBox);
  await form.getByRole('button', { name: 'Send' }).click();
  await form.getByRole('alert').getByText('Not sent').waitFor();
  expect(received).toEqual([]);
  await to.fill('ines.diallo@example.com');
  await form.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('listitem').filter({ hasText: 'ines.diallo@example.com · Your order' }).waitFor();
  const [letterSent] = received;
  expect(received.length).toBe(1);
  expect(letterSent).toContain('From: Support <support@example.org>');
  expect(letterSent).toContain('filename=return-article.pdf');
  expect(letterSent?.replaceAll('=\r\n', '')).toContain('You return the router,<br>we send another.');
  // The next one begins from nothing.
  expect(await form.getByLabel('Your message').inputValue()).toBe('');
  server.telephony.hangUpFromOutside(call);
  expect(errors).toEqual([]);
});

it('asks before an e-mail is lost that was typed and not sent, whichever tab is open', async () => {
  const desk = await readyAgent();
  const { page } = desk;
  const call = placeCall();
  await desk.conversation.getByText('Talking').waitFor();
  await page.getByRole('tab', { name: 'E-mail' }).click();
  const message = page.getByLabel('Your message');
  await message.fill('We come on Monday.');
  await page.getByRole('tab', { name: 'Script' }).click();
  server.telephony.hangUpFromOutside(call);
  await desk.button('Finish without status').click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('tab', { name: 'E-mail' }).click();
  expect(await message.inputValue()).toBe('We come on Monday.');
  expect(errors).toEqual([]);
});

it('plays a voicemail that a caller has left, and marks it as handled', async () => {
  const { telephony } = server;
  const supervisor = await server.as('supervisor');
  // At work and not ready: callers wait, and may leave a message instead.
  const desk = await openDesk(stage, '1001', errors);
  const { page } = desk;
  await desk.button('Begin work').click();
  await desk.button('Become ready').waitFor();
  const call = placeCall();
  const chosen = async () => {
    telephony.press(call, '2');
    return JSON.stringify(telephony.inspect(call)?.heard ?? []);
  };
  await expect.poll(chosen, { ...patiently, interval: 1000 }).toContain('Laissez votre message');
  telephony.speak(call, 8000);
  await expect.poll(async () => (await supervisor.get('/api/voicemails')).body.total, patiently).toBe(1);
  telephony.hangUpFromOutside(call);

  await desk.button('Become ready').click();
  const message = page.getByRole('region', { name: 'Voicemail' });
  await message.waitFor();
  await page.getByRole('heading', { name: knownCustomer.name }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await message.getByRole('button', { name: /^Listen/ }).click();
  await message.getByRole('button', { name: /^Pause/ }).waitFor();
  const position = message.getByRole('slider');
  await expect.poll(async () => Number(await position.getAttribute('aria-valuenow')), patiently).toBeGreaterThan(0.5);
  await message.getByRole('button', { name: 'Back 10 seconds' }).click();
  await message.getByRole('button', { name: 'Mark as handled' }).click();
  await message.getByRole('button', { name: 'Handled' }).waitFor();
  await page.getByRole('complementary', { name: 'What waits' }).getByRole('button').waitFor({ state: 'detached' });
  expect(await server.services.db.select({ by: voicemails.handledBy }).from(voicemails)).toEqual([{ by: '1001' }]);
  expect(errors).toEqual([]);
});
