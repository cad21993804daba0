import { once } from 'node:events';
import { createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { Role } from '#schemas/domain/user.ts';
import { users } from '#server/db/tables/index.ts';
import { createOriginCheck } from '#server/http/origin.ts';
import { sessionCookie } from '#server/http/session-cookie.ts';
import { openPhone } from '#server/phones/open-phone.ts';
import { phonePath, servePhone } from '#server/phones/serve-phone.ts';
import { newId } from '#server/services/new-id.ts';
import { openSession } from '#server/services/session/tokens.ts';
import { readSettings } from '#server/settings.ts';
import { createTestApp, type TestApp } from './test-server.ts';

describe('the WebSocket of browser phones', () => {
  let app: TestApp;
  let asterisk: WebSocketServer;
  let server: Server;
  const received: string[] = [];
  const left: string[] = [];

  beforeAll(async () => {
    app = await createTestApp();
    asterisk = new WebSocketServer({ port: 0, host: '127.0.0.1', path: '/ws' });
    asterisk.on('connection', (socket) => {
      socket.on('message', (data) => {
        received.push(`${socket.protocol} ${data}`);
        socket.send('SIP/2.0 200 OK');
      });
    });
    await once(asterisk, 'listening');
    server = await listen(`http://127.0.0.1:${(asterisk.address() as AddressInfo).port}`);
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    asterisk.close();
    await app.close();
  });

  async function listen(asteriskUrl: string | undefined): Promise<Server> {
    const isOwnOrigin = createOriginCheck(readSettings({}));
    const phones = servePhone({ asteriskUrl, db: app.db, isOwnOrigin, onLeft: (userId) => void left.push(userId) });
    const opened = createServer();
    opened.on('upgrade', phones.handleUpgrade);
    opened.listen(0, '127.0.0.1');
    await once(opened, 'listening');
    return opened;
  }

  async function signIn(role: Role, id = newId()): Promise<string> {
    await app.db.insert(users).values({ id, login: `${role}-${id}`, name: role, role, passwordHash: 'none' });
    return `${sessionCookie}=${await openSession(app.db, id)}`;
  }

  function dial(to: Server, { protocol = 'sip', ...headers }: Record<string, string> & { protocol?: string }) {
    const socket = new WebSocket(`ws://127.0.0.1:${(to.address() as AddressInfo).port}${phonePath}`, protocol, {
      headers,
    });
    const opened = new Promise<string>((resolve) => {
      socket.on('open', () => resolve('open'));
      socket.on('unexpected-response', (_, response) => resolve(String(response.statusCode)));
      socket.on('error', () => resolve('error'));
    });
    return { socket, opened };
  }

  test('takes SIP of a signed-in agent to Asterisk and back', async () => {
    const { socket, opened } = dial(server, { cookie: await signIn('agent') });
    expect(await opened).toBe('open');
    expect(socket.protocol).toBe('sip');
    const answer = once(socket, 'message');
    socket.send('REGISTER sip:switchyard.invalid SIP/2.0');
    expect(String((await answer)[0])).toBe('SIP/2.0 200 OK');
    expect(received).toEqual(['sip REGISTER sip:switchyard.invalid SIP/2.0']);
    const left = new Promise<number>((resolve) => socket.on('close', resolve));
    for (const upstream of asterisk.clients) upstream.close();
    expect(await left, 'it ends with its other side').toBe(1001);
  });

  test('is for agents, supervisors and admins on our own pages', async () => {
    expect(await dial(server, {}).opened).toBe('401');
    expect(await dial(server, { cookie: await signIn('designer') }).opened).toBe('403');
    const cookie = await signIn('supervisor');
    expect(await dial(server, { cookie, origin: 'https://elsewhere.example' }).opened).toBe('403');
    expect(await dial(server, { cookie, protocol: 'chat' }).opened).toBe('400');
    const { socket, opened } = dial(server, { cookie });
    expect(await opened).toBe('open');
    socket.close();
  });

  test('says that there is no phone where calls are simulated or Asterisk is away', async () => {
    const cookie = await signIn('admin');
    for (const asteriskUrl of [undefined, 'http://127.0.0.1:9']) {
      const without = await listen(asteriskUrl);
      expect(await dial(without, { cookie }).opened).toBe('503');
      without.close();
    }
  });

  test('tells of a page that has gone, and of nothing that a page may survive', async () => {
    const open = async (userId: string) => {
      const { socket, opened } = dial(server, { cookie: await signIn('agent', userId) });
      expect(await opened).toBe('open');
      return socket;
    };
    left.length = 0;
    const [gone, last] = [newId(), newId()];
    // As browsers close the connections of a page that is left or crashes.
    (await open(gone)).close(1001);
    await expect.poll(() => left).toEqual([gone]);
    (await open(newId())).terminate();
    const socket = await open(newId());
    for (const upstream of asterisk.clients) upstream.close();
    await once(socket, 'close');
    (await open(last)).close(1001);
    await expect.poll(() => left).toEqual([gone, last]);
  });

  test('keeps no connection to Asterisk for a page that cannot take it', async () => {
    const cookie = await signIn('agent');
    const before = asterisk.clients.size;
    const dialled = once(asterisk, 'connection');
    const headers = { cookie, connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-protocol': 'sip' };
    const { port } = server.address() as AddressInfo;
    // Without a key it is no WebSocket.
    const [response] = await once(get({ port, path: phonePath, headers }), 'response');
    expect(response.statusCode).toBe(400);
    await dialled;
    await expect.poll(() => asterisk.clients.size).toBe(before);
  });

  test('closes a connection that sends more than SIP ever needs', async () => {
    const { socket, opened } = dial(server, { cookie: await signIn('agent') });
    expect(await opened).toBe('open');
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    socket.send('x'.repeat(70_000));
    expect(await closed).toBe(1009);
  });
});

test('opens a phone under a password that nobody has seen before', async () => {
  const provisioned: { extension: string; password: string }[] = [];
  const port = {
    provisionPhone: async (phone: { extension: string; password: string }) => void provisioned.push(phone),
  };
  const [first, second] = [await openPhone({ port, extension: '1001' }), await openPhone({ port, extension: '1001' })];
  expect(first).toMatchObject({ extension: '1001', username: 'agent-1001', domain: 'switchyard.invalid' });
  expect(first.password.length).toBeGreaterThanOrEqual(32);
  expect(second.password).not.toBe(first.password);
  expect(provisioned.map(({ password }) => password)).toEqual([first.password, second.password]);
});
