import type { IncomingMessage } from 'node:http';

/** Where a request comes from; the last entry of `X-Forwarded-For` is the one that our own proxy wrote. */
export function clientAddress(
  request: Pick<IncomingMessage, 'headers' | 'socket'> | undefined,
  trustProxy: boolean,
): string {
  const forwarded = trustProxy ? request?.headers['x-forwarded-for'] : undefined;
  const list = Array.isArray(forwarded) ? forwarded.join(',') : forwarded;
  const nearest = list?.split(',').at(-1)?.trim();
  return nearest || request?.socket.remoteAddress?.replace(/^::ffff:/, '') || 'unknown';
}
