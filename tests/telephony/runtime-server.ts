import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** A bare HTTP server for Asterisk to dial, where a test needs no more of the server than that. */
export interface RuntimeServer {
  url: string;
  /** Who takes the connection that Asterisk opens; null refuses it, as a server that is not ready does. */
  setUpgrade(handler: ((request: IncomingMessage, socket: Duplex, head: Buffer) => void) | null): void;
  close(): Promise<void>;
}

export async function startRuntimeServer(): Promise<RuntimeServer> {
  let upgrade: ((request: IncomingMessage, socket: Duplex, head: Buffer) => void) | null = null;
  const server = createServer((_, response) => response.writeHead(404).end());
  server.on('upgrade', (request, socket, head) => {
    if (upgrade) upgrade(request, socket, head);
    else socket.end('HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return {
    url: `ws://127.0.0.1:${address.port}/asterisk`,
    setUpgrade(handler) {
      upgrade = handler;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
