import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createSystemClock } from '#runtime/engine/system-clock.ts';
import { createEventSocket, type EventSocket } from './event-socket.ts';

describe('event socket', () => {
  let server: Server;
  let socket: EventSocket;
  let seen: string[];

  beforeEach(async () => {
    seen = [];
    socket = createEventSocket({
      username: 'asterisk',
      password: 'right',
      clock: createSystemClock(),
      onMessage: (text) => seen.push(text),
      onConnected: () => seen.push('connected'),
      onDisconnected: () => seen.push('disconnected'),
    });
    server = createServer().listen(0, '127.0.0.1');
    server.on('upgrade', socket.handleUpgrade);
    await once(server, 'listening');
  });
  afterEach(() => {
    socket.close();
    server.closeAllConnections();
    server.close();
  });

  it('takes messages from Asterisk and answers each with a pong', async () => {
    const asterisk = dial('asterisk', 'right');
    await once(asterisk, 'open');
    expect(asterisk.protocol).toBe('ari');
    asterisk.send('{"type":"StasisStart"}');
    await once(asterisk, 'pong');
    expect(seen).toEqual(['connected', '{"type":"StasisStart"}']);
    expect(socket.isConnected()).toBe(true);
    asterisk.terminate();
    await expect.poll(() => seen.at(-1)).toBe('disconnected');
    expect(socket.isConnected()).toBe(false);
  });

  it.each([
    ['asterisk', 'wrong'],
    ['somebody', 'right'],
    ['', ''],
  ])('refuses "%s" with "%s"', async (username, password) => {
    const [error] = await once(dial(username, password), 'error');
    expect(String(error)).toContain('401');
    expect(seen).toEqual([]);
  });

  it('prefers the newer of two connections', async () => {
    const first = dial('asterisk', 'right');
    await once(first, 'open');
    const second = dial('asterisk', 'right');
    await Promise.all([once(second, 'open'), once(first, 'close')]);
    second.send('from the second');
    await expect.poll(() => seen.at(-1)).toBe('from the second');
    expect(seen).toEqual(['connected', 'disconnected', 'connected', 'from the second']);
    second.terminate();
  });

  it('refuses connections once closed', async () => {
    socket.close();
    const [error] = await once(dial('asterisk', 'right'), 'error');
    expect(String(error)).toContain('503');
  });

  function dial(username: string, password: string): WebSocket {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port was given');
    const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    const client = new WebSocket(`ws://127.0.0.1:${address.port}/`, 'ari', { headers: { authorization } });
    client.on('error', () => {});
    return client;
  }
});
