import { timingSafeEqual } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { ServiceError } from '../errors.ts';
import type { Settings } from '../settings.ts';
import type { HttpEnvironment } from './environment.ts';
import type { Metrics } from './metrics.ts';

/** `/metrics`, for administrators, for the machine itself, and for whoever has the token. */
export function serveMetrics(app: Hono<HttpEnvironment>, metrics: Metrics, settings: Settings): void {
  app.get('/metrics', async (context) => {
    if (!mayRead(context, settings)) throw new ServiceError(context.get('actor') ? 'forbidden' : 'not-signed-in');
    return context.body(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType });
  });
}

function mayRead(context: Context<HttpEnvironment>, settings: Settings): boolean {
  if (context.get('actor')?.role === 'admin') return true;
  const token = /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '')?.[1];
  const wanted = settings.SWITCHYARD_METRICS_TOKEN;
  if (token !== undefined && wanted !== undefined && isEqual(token, wanted)) return true;
  // Behind a proxy on the same machine everybody seems to be on it; such requests carry the proxy's header.
  const isForwarded = context.req.header('x-forwarded-for') !== undefined;
  return !isForwarded && ['127.0.0.1', '::1'].includes(context.get('address'));
}

function isEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
