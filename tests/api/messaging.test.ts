import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Services } from '#runtime/engine/ports.ts';
import { createVirtualClock } from '#runtime/engine/virtual-clock.ts';
import { mailSettings } from '#schemas/domain/messaging.ts';
import { installation, mailServers } from '#server/db/tables/index.ts';
import { createFlowServices } from '#server/flow-services/flow-services.ts';
import { createMailer } from '#server/messaging/mailer.ts';
import { createSecretBox } from '#server/secrets/secret-box.ts';
import { createTestApp, type TestApp, type TestClient } from './test-server.ts';

let app: TestApp;
let admin: TestClient;
let flows: Services;
const mailer = createMailer();
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  app = await createTestApp();
  admin = await app.as('admin');
  const { db, log, http, secrets } = app.services;
  flows = createFlowServices({ db, log, http, secrets, mailer, clock: createVirtualClock(), timeZone: 'UTC' });
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
afterAll(async () => {
  mailer.close();
  await app.close();
});

/** A mail server on a real socket, and the messages that it took. */
async function openMailServer(options: SMTPServerOptions = {}) {
  const messages: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    closeTimeout: 100,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _, done) =>
      username === 'mailbox' && password === 'pa55word' ? done(null, { user: username }) : done(new Error('no')),
    onData(stream, _, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8');
      });
      stream.on('end', () => {
        messages.push(text);
        done(null);
      });
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  // A listening server has an address with a port.
  return { messages, port: (server.server.address() as AddressInfo).port };
}

const account = (port: number, more: object = {}) => ({
  host: '127.0.0.1',
  port,
  security: 'none',
  user: '',
  fromAddress: 'calls@example.com',
  fromName: 'Standard téléphonique',
  ...more,
});
const mail = { to: 'anna@example.com, ben@example.com', cc: '', subject: 'Été', body: 'Bonjour', html: false };
const ask = { effectId: 'contact-1:7.0', contactId: 'contact-1' };
/** The default server as it is from now on. */
const saveServer = async (settings: object) => {
  const [before] = (await admin.get('/api/mail-servers')).body.mailServers;
  const body = { name: 'Office', isDefault: true, ...settings };
  if (!before) return admin.post('/api/mail-servers', body);
  return admin.put(`/api/mail-servers/${before.id}`, { ...body, revision: before.revision });
};
const tryOut = async (settings: object) => (await admin.post('/api/mail-servers/test', settings)).body;

test('without a mail server, flows are told so', async () => {
  expect(await flows.email?.(mail, ask)).toEqual({ outcome: 'failed', data: { reason: 'not-configured' } });
  expect((await admin.get('/api/mail-servers')).body).toEqual({ mailServers: [] });
});

test('flows send e-mails, and the same one again has the same Message-ID', async () => {
  const { messages, port } = await openMailServer();
  const settings = account(port, { user: 'mailbox', password: 'pa55word' });
  const saved = await saveServer(settings);
  expect(saved.body.mailServer).toMatchObject({ host: '127.0.0.1', hasPassword: true });
  expect(JSON.stringify(saved.body)).not.toContain('pa55word');
  expect(JSON.stringify(await app.db.select().from(mailServers))).not.toContain('pa55word');

  expect(await flows.email?.(mail, ask)).toEqual({ outcome: 'sent', data: {} });
  expect(await flows.email?.({ ...mail, html: true, body: '<b>Bonjour</b>' }, ask)).toMatchObject({ outcome: 'sent' });
  expect(messages[0]).toContain('To: anna@example.com, ben@example.com');
  expect(messages[0]).toContain('Subject: =?UTF-8?');
  expect(messages[1]).toContain('Content-Type: text/html');
  const ids = messages.map((text) => /^Message-ID: (\S+)/im.exec(text)?.[1]);
  expect(ids[0]).toMatch(/^<[0-9a-f]{40}@example\.com>$/);
  expect(ids[1]).toBe(ids[0]);
});

test('settings are changed without the password being typed again', async () => {
  const { port, messages } = await openMailServer();
  const kept = await saveServer(account(port, { user: 'mailbox', fromName: 'Hotline' }));
  expect(kept.body.mailServer).toMatchObject({ fromName: 'Hotline', hasPassword: true });
  expect(await tryOut(account(port, { user: 'mailbox', id: 'office', to: 'me@example.com' }))).toEqual({ sent: true });
  expect(messages).toHaveLength(1);
  const emptied = await saveServer(account(port, { password: '' }));
  expect(emptied.body.mailServer.hasPassword).toBe(false);
});

test('a password that was sealed with another key has to be entered again', async () => {
  const { port } = await openMailServer();
  await saveServer(account(port, { user: 'mailbox', password: 'pa55word' }));
  const { db, log, http } = app.services;
  const secrets = createSecretBox('another key than before');
  const moved = createFlowServices({ db, log, http, secrets, mailer, clock: createVirtualClock(), timeZone: 'UTC' });
  expect(await moved.email?.(mail, ask)).toEqual({ outcome: 'failed', data: { reason: 'secret-unreadable' } });
});

test.each(['anna', 'anna@example.com\r\nBcc: spy@example.com', '', 'a@b, c'])('%j is no recipient', async (to) => {
  const { port, messages } = await openMailServer();
  await saveServer(account(port));
  expect(await flows.email?.({ ...mail, to }, ask)).toEqual({
    outcome: 'failed',
    data: { reason: 'invalid-recipient' },
  });
  expect(messages).toEqual([]);
});

test('a subject cannot bring headers of its own', async () => {
  const { port, messages } = await openMailServer();
  await saveServer(account(port));
  await flows.email?.({ ...mail, subject: 'Hello\r\nBcc: spy@example.com' }, ask);
  expect(messages[0]).not.toMatch(/^Bcc:/im);
});

test('trying the settings out says what is wrong with them', async () => {
  const to = 'me@example.com';
  const { port } = await openMailServer();
  const closed = await openMailServer();
  await closing.pop()?.();
  expect(await tryOut({ ...account(closed.port), to })).toMatchObject({ sent: false, reason: 'connection-refused' });
  expect(await tryOut({ ...account(25, { host: 'no-such-host.invalid' }), to })).toMatchObject({
    reason: 'unknown-host',
  });
  expect(await tryOut({ ...account(port, { user: 'mailbox', password: 'wrong' }), to })).toMatchObject({
    reason: 'authentication',
  });
  expect(await tryOut({ ...account(port, { security: 'starttls' }), to })).toMatchObject({ reason: 'no-encryption' });
  expect(await tryOut({ ...account(port, { security: 'tls' }), to })).toMatchObject({ reason: 'no-encryption' });
  const refusing = await openMailServer({ onRcptTo: (_, __, done) => done(new Error('no such mailbox here')) });
  expect(await tryOut({ ...account(refusing.port), to })).toMatchObject({
    reason: 'recipient-refused',
    detail: expect.stringContaining('no such mailbox here'),
  });
  const secured = await openMailServer({ secure: true });
  expect(await tryOut({ ...account(secured.port, { security: 'tls' }), to })).toMatchObject({ reason: 'certificate' });
});

/** A gateway that answers as it is told and remembers what it was asked. */
async function openGateway(status: number, answer = '{}') {
  const asked: { url: string; headers: IncomingMessage['headers']; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    asked.push({ url: request.url ?? '', headers: request.headers, body });
    response.writeHead(status, { 'content-type': 'application/json' }).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const gateway = (url: string, more: object = {}) => ({
  url: `${url}/send?to={{digits}}`,
  method: 'POST',
  headers: [{ name: 'Authorization', value: 'Bearer {{key}}' }],
  body: '{"to":"{{to}}","text":"{{ text }}"}',
  country: 'FR',
  ...more,
});

test('flows send SMS through the gateway, whatever the text holds', async () => {
  expect(await flows.sms?.({ to: '0612345678', text: 'x' }, ask)).toMatchObject({ data: { reason: 'not-configured' } });
  const { asked, url } = await openGateway(202);
  const saved = await admin.put('/api/settings/sms', gateway(url, { key: 'top-secret-key', revision: 0 }));
  expect(JSON.stringify([saved.body, await app.db.select().from(installation)])).not.toContain('top-secret-key');
  const text = 'Rendez-vous "demain" à 9 h\n{{key}} $1';
  expect(await flows.sms?.({ to: '06 12 34 56 78', text }, ask)).toEqual({ outcome: 'sent', data: {} });
  expect(asked[0]?.url).toBe('/send?to=33612345678');
  expect(asked[0]?.headers).toMatchObject({
    authorization: 'Bearer top-secret-key',
    'content-type': 'application/json',
    'idempotency-key': ask.effectId,
  });
  expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ to: '+33612345678', text });
  expect(await flows.sms?.({ to: '4711', text }, ask)).toMatchObject({ data: { reason: 'invalid-recipient' } });
});

test('a gateway that refuses is quoted', async () => {
  const { url } = await openGateway(403, '{"error":"no credit"}');
  const { body } = await admin.post('/api/settings/sms/test', { ...gateway(url), to: '+33612345678' });
  expect(body).toEqual({ sent: false, reason: 'refused', detail: 'HTTP 403 {"error":"no credit"}' });
  const inside = await admin.post('/api/settings/sms/test', {
    ...gateway('http://10.0.0.1'),
    to: '+33612345678',
  });
  expect(inside.body).toMatchObject({ sent: false, reason: 'address-not-allowed' });
});

test('answers of a survey are kept once, listed and exported', async () => {
  const answer = { survey: 'Satisfaction', question: 'Overall', answer: '=5' };
  await flows.survey?.(answer, ask);
  await flows.survey?.(answer, ask);
  await flows.survey?.({ ...answer, answer: '3' }, { ...ask, effectId: 'contact-2:1.0', contactId: 'contact-2' });
  const { body } = await admin.get('/api/survey-answers?survey=Satisfaction');
  expect(body.surveys).toEqual([{ survey: 'Satisfaction', answers: 2 }]);
  expect(body.answers).toHaveLength(2);
  const { bytes } = await admin.get('/api/survey-answers/export?survey=Satisfaction');
  expect(new TextDecoder().decode(bytes)).toContain("Satisfaction,Overall,'=5,contact-1,1970-01-01T00:00:00.000Z");
});

test('draws are numbers from 0 to just below 1, and logs are lines of the log', async () => {
  for (let round = 0; round < 200; round += 1) {
    const { value } = (await flows.draw?.({}, ask))?.data ?? {};
    expect(value).toBeGreaterThanOrEqual(0);
    expect(value).toBeLessThan(1);
  }
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  const { db, http, secrets } = app.services;
  const logging = createFlowServices({ db, log, http, secrets, mailer, clock: createVirtualClock(), timeZone: 'UTC' });
  expect(await logging.log?.({ level: 'warning', text: 'Queue is full' }, ask)).toEqual({
    outcome: 'logged',
    data: {},
  });
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 40, msg: 'Queue is full', contactId: 'contact-1' });
});

test('a database that is away is an outcome, not an exception', async () => {
  const broken = await createTestApp();
  const { db, log, http, secrets } = broken.services;
  const services = createFlowServices({ db, log, http, secrets, mailer, clock: createVirtualClock(), timeZone: 'UTC' });
  await broken.close();
  const unavailable = { outcome: 'failed', data: { reason: 'unavailable' } };
  expect(await services.opening?.({ schedule: 'x', holidays: '' }, ask)).toEqual(unavailable);
  expect(await services.lookup?.({ file: 'x', column: 'y', value: 'z' }, ask)).toEqual(unavailable);
  expect(await services.survey?.({ survey: 'x', question: 'y', answer: 'z' }, ask)).toEqual(unavailable);
});

test('e-mails leave by several servers at the same moment', async () => {
  const servers = [await openMailServer(), await openMailServer()];
  const settings = { host: '127.0.0.1', security: 'none', user: '', fromAddress: 'desk@example.org', fromName: '' };
  const mail = { to: 'jean@example.org', cc: '', subject: 'Parcel', body: 'On its way', html: false };
  const sent = await Promise.all(
    [0, 1, 0, 1].map((server, index) =>
      mailer.send(
        { settings: mailSettings.parse({ ...settings, port: servers[server]?.port }), password: null },
        mail,
        `at-once-${index}`,
      ),
    ),
  );
  expect(sent).toEqual(Array.from({ length: 4 }, () => ({ sent: true })));
  expect(servers.map(({ messages }) => messages.length)).toEqual([2, 2]);
});
