import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { asteriskSocketPath } from '#runtime/telephony/asterisk/socket-path.ts';
import type { createApp } from '../app.ts';
import { refuse } from '../live/session-socket.ts';
import type { Settings } from '../settings.ts';
import type { Sockets } from './open-sockets.ts';
import type { OpenTelephony } from './open-telephony.ts';

export interface HttpServer {
  port: number;
  /** Takes no new connections; those that are open go on. */
  stopListening(): void;
  close(): Promise<void>;
}

export interface ListenOptions {
  app: ReturnType<typeof createApp>;
  settings: Settings;
  sockets: Sockets;
  telephony: OpenTelephony;
  /** Asterisk is let in once somebody listens to its events; until then it tries again. */
  isReady(): boolean;
}

/**
 * Serves HTTP and all WebSockets on one port.
 * @throws ListenError when the port cannot be had
 */
export async function listen({ app, settings, sockets, telephony, isReady }: ListenOptions): Promise<HttpServer> {
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false });
  server.on('upgrade', (request, socket, head) => {
    // From here on nobody else listens: a client that breaks the connection off would end the process.
    socket.on('error', () => socket.destroy());
    const [path = ''] = (request.url ?? '').split('?');
    const endpoint = sockets.get(path);
    if (endpoint) endpoint.handleUpgrade(request, socket, head);
    else if (path !== asteriskSocketPath || !telephony.handleUpgrade) refuse(socket, 404);
    else if (isReady()) telephony.handleUpgrade(request, socket, head);
    else refuse(socket, 503);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new ListenError(settings, error)));
    server.listen(settings.PORT, settings.HOST, resolve);
  });
  const { port } = addressOf(server.address());
  return {
    port,
    stopListening() {
      server.close();
      if ('closeIdleConnections' in server) server.closeIdleConnections();
    },
    async close() {
      const closed = server.listening
        ? new Promise<void>((resolve) => server.close(() => resolve()))
        : Promise.resolve();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}

export class ListenError extends Error {
  override name = 'ListenError';

  constructor({ HOST, PORT }: Settings, error: NodeJS.ErrnoException) {
    const reasons: Record<string, string> = {
      EADDRINUSE: `Port ${PORT} is in use by another program. Stop it, or choose another port with PORT.`,
      EACCES: `Port ${PORT} may not be used by this account. Choose one above 1023 with PORT.`,
      EADDRNOTAVAIL: `The address ${HOST} is not one of this machine. Choose another with HOST.`,
    };
    super(reasons[error.code ?? ''] ?? `Cannot listen on ${HOST}:${PORT}: ${error.message}`, { cause: error });
  }
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('listen.no-port');
  return address;
}
