import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { LiveMessage } from '#schemas/api/contacts.ts';
import { LiveConnection } from './live-connection.ts';

/** A failure without a listener is no failure of the page, as in browsers. */
class BrowserSocket extends WebSocket {
  constructor(url: string) {
    super(url);
    this.on('error', () => undefined);
  }
}

let server: WebSocketServer;
let requests: unknown[];
beforeEach(async () => {
  vi.stubGlobal('WebSocket', BrowserSocket);
  requests = [];
  server = new WebSocketServer({ port: 0 });
  server.on('connection', (socket) => socket.on('message', (data) => requests.push(JSON.parse(String(data)))));
  await new Promise((resolve) => server.once('listening', resolve));
});
afterEach(async () => {
  for (const socket of server.clients) socket.terminate();
  await new Promise((resolve) => server.close(resolve));
  vi.unstubAllGlobals();
});

function connect(): LiveConnection {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return new LiveConnection(() => `ws://127.0.0.1:${address.port}`);
}

const message: LiveMessage = { type: 'journal', contactId: 'c', entries: [] };

describe('the live connection', () => {
  it('is open only while somebody listens', async () => {
    const live = connect();
    const heard: LiveMessage[] = [];
    expect(live.state).toBe('closed');
    const stop = live.listen((received) => heard.push(received));
    await vi.waitFor(() => expect(live.state).toBe('open'));
    for (const socket of server.clients) {
      socket.send('{"type":"from a newer server"}');
      socket.send(JSON.stringify(message));
    }
    await vi.waitFor(() => expect(heard).toEqual([message]));
    stop();
    await vi.waitFor(() => expect(live.state).toBe('closed'));
    await vi.waitFor(() => expect(server.clients.size).toBe(0));
  });

  it('leaves nothing behind in the page once nobody listens', async () => {
    const page = new Map<string, number>();
    const count = (by: number) => (type: string) => void page.set(type, (page.get(type) ?? 0) + by);
    vi.stubGlobal('addEventListener', count(1));
    vi.stubGlobal('removeEventListener', count(-1));
    const live = connect();
    for (let visit = 0; visit < 3; visit += 1) {
      const stop = live.listen(() => {});
      await vi.waitFor(() => expect(live.state).toBe('open'));
      expect([...page.values()]).toEqual([1, 1]);
      stop();
      await vi.waitFor(() => expect(live.state).toBe('closed'));
    }
    expect([...page.values()]).toEqual([0, 0]);
  });

  it('has one connection also when the network comes back while it connects', async () => {
    const page = new Map<string, () => void>();
    vi.stubGlobal('addEventListener', (type: string, listener: () => void) => page.set(type, listener));
    const live = connect();
    const heard: LiveMessage[] = [];
    const stop = live.listen((received) => heard.push(received));
    page.get('online')?.();
    await vi.waitFor(() => expect(live.state).toBe('open'));
    await vi.waitFor(() => expect(server.clients.size).toBe(1));
    for (const socket of server.clients) socket.send(JSON.stringify(message));
    await vi.waitFor(() => expect(heard).toEqual([message]));
    stop();
    await vi.waitFor(() => expect(server.clients.size).toBe(0));
  });

  it('comes back by itself and asks for what it missed', async () => {
    const live = connect();
    let last = 3;
    const stop = live.listen(() => {});
    const unwatch = live.watch('c', () => last);
    await vi.waitFor(() => expect(requests).toEqual([{ type: 'watch', contactId: 'c', after: 3 }]));
    last = 7;
    for (const socket of server.clients) socket.terminate();
    await vi.waitFor(() => expect(live.state).toBe('connecting'));
    await vi.waitFor(() => expect(requests.at(-1)).toEqual({ type: 'watch', contactId: 'c', after: 7 }), 3000);
    unwatch();
    await vi.waitFor(() => expect(requests.at(-1)).toEqual({ type: 'unwatch' }));
    stop();
  });
});
