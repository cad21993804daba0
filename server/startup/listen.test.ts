import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readSettings } from '../settings.ts';
import { type HttpServer, type ListenOptions, listen } from './listen.ts';

let server: HttpServer;
beforeEach(async () => {
  const app = { fetch: () => new Response('served') } as unknown as ListenOptions['app'];
  const settings = readSettings({ PORT: '0', HOST: '127.0.0.1' });
  const telephony = {} as ListenOptions['telephony'];
  server = await listen({ app, settings, sockets: new Map(), telephony, isReady: () => true });
});
afterEach(() => server.close());

async function askForSocket() {
  const client = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true });
  client.write('GET /nothing HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  const [answer] = await once(client, 'data');
  return { client, answer: String(answer) };
}

test('a client that breaks off a refused WebSocket does not end the process', async () => {
  const { client, answer } = await askForSocket();
  expect(answer).toContain('404 Not Found');
  const crashed = vi.fn();
  process.prependOnceListener('uncaughtException', crashed);
  client.resetAndDestroy();
  const response = await fetch(`http://127.0.0.1:${server.port}/`);
  expect(await response.text()).toBe('served');
  process.off('uncaughtException', crashed);
  expect(crashed).not.toHaveBeenCalled();
});

test('a client that keeps its side of a refused WebSocket open loses the connection', async () => {
  const { client } = await askForSocket();
  await once(client, 'end');
  // What is sent to nobody is answered with a reset.
  const broken = once(client, 'error');
  const sending = setInterval(() => client.write('still here'), 20);
  expect(String((await broken)[0])).toMatch(/ECONNRESET|EPIPE/);
  clearInterval(sending);
});
