import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { contracts } from '#schemas/api/index.ts';
import { ServiceError } from './errors.ts';
import { clientAddress } from './http/client-address.ts';
import { inlineScriptHashes, serveDesigner } from './http/designer-files.ts';
import type { HttpEnvironment } from './http/environment.ts';
import type { Metrics } from './http/metrics.ts';
import { describeApi } from './http/openapi.ts';
import { createOriginCheck } from './http/origin.ts';
import { respondToError } from './http/respond-to-error.ts';
import { route } from './http/route.ts';
import { securityHeaders } from './http/security-headers.ts';
import { serveMetrics } from './http/serve-metrics.ts';
import { readSessionCookie } from './http/session-cookie.ts';
import { routes } from './routes/index.ts';
import type { ServiceContext } from './services/context.ts';
import { authenticate } from './services/session/authenticate.ts';
import type { Settings } from './settings.ts';
import { preferredLanguage } from './texts/describe-error.ts';

export interface AppOptions {
  services: ServiceContext;
  settings: Settings;
  metrics: Metrics;
  /** Folder of the built designer. */
  designerFolder: string;
  /** Tests let every answer be compared with its contract. */
  checkAnswers?: boolean;
}

/** The whole HTTP surface: API, metrics and the designer's files. */
export function createApp({ services, settings, metrics, designerFolder, checkAnswers = false }: AppOptions) {
  const app = new Hono<HttpEnvironment>();
  const secureCookies = settings.SWITCHYARD_PUBLIC_URL?.startsWith('https:') ?? false;
  const isOwnOrigin = createOriginCheck(settings);
  const apiDescription = describeApi(contracts.values(), services.system.version);

  app.use(securityHeaders({ https: secureCookies, scriptHashes: inlineScriptHashes(designerFolder) }));

  app.use(async (context, next) => {
    const started = performance.now();
    context.set('requestId', randomUUID());
    context.set('language', preferredLanguage(context.req.header('accept-language')));
    context.set('address', clientAddress(context.env?.incoming, settings.SWITCHYARD_TRUST_PROXY));
    context.set('actor', null);
    context.set('route', 'other');
    context.header('x-request-id', context.get('requestId'));
    await next();
    noteRequest(context, (performance.now() - started) / 1000);
  });

  app.use(async (context, next) => {
    const { method } = context.req;
    if (method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS') {
      const origin = context.req.header('origin');
      const fetchSite = context.req.header('sec-fetch-site');
      const host = context.req.header('host') ?? new URL(context.req.url).host;
      if (!isOwnOrigin({ origin, host, fetchSite })) throw new ServiceError('foreign-origin');
    }
    const token = readSessionCookie(context);
    if (token !== undefined && needsSession(context.req.path)) {
      const actor = await authenticate(services.db, token);
      context.set('actor', actor);
      if (actor) context.set('language', actor.language);
    }
    await next();
  });

  app.use('/api/*', compress({ encoding: 'gzip' }));
  for (const verb of routes) route(app, verb, { services, secureCookies, checkAnswers });
  app.get('/api/openapi.json', (context) => context.json(apiDescription));
  serveMetrics(app, metrics, settings);
  const known = [...routes.map(({ contract }) => contract.path), '/api/openapi.json'].map(toPattern);
  app.all('/api/*', (context) => {
    const isKnown = known.some((pattern) => pattern.test(context.req.path));
    throw new ServiceError(isKnown ? 'method-not-allowed' : 'not-found');
  });
  serveDesigner(app, designerFolder);
  app.notFound((context) => respondToError(context, new ServiceError('not-found'), services.log));
  app.onError((error, context) => respondToError(context, error, services.log));
  return app;

  function noteRequest(context: Context<HttpEnvironment>, seconds: number): void {
    const { method, path } = context.req;
    const status = context.res.status;
    metrics.httpSeconds.observe({ method, route: context.get('route'), status: String(status) }, seconds);
    const fields = { requestId: context.get('requestId'), method, path, status, ms: Math.round(seconds * 1000) };
    services.log[status >= 500 ? 'warn' : 'debug']({ ...fields, user: context.get('actor')?.user.login }, 'request');
  }
}

function needsSession(path: string): boolean {
  return path.startsWith('/api/') || path === '/metrics';
}

function toPattern(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+').replace(/\./g, '\\.')}$`);
}
