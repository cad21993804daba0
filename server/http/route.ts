import type { Context, Hono } from 'hono';
import type { ServiceContext } from '../services/context.ts';
import type { Answer, Verb } from '../services/verb.ts';
import type { HttpEnvironment } from './environment.ts';
import { readBody } from './read-body.ts';
import { writeSessionCookie } from './session-cookie.ts';

/** Serves a verb under the method and path of its contract. */
export function route(
  app: Hono<HttpEnvironment>,
  verb: Verb,
  {
    services,
    secureCookies,
    checkAnswers,
  }: { services: ServiceContext; secureCookies: boolean; checkAnswers: boolean },
): void {
  const { contract } = verb;
  app.on(contract.method.toUpperCase(), contract.path.replace(/\{(\w+)\}/g, ':$1'), async (context) => {
    context.set('route', contract.path);
    // Nobody without a session, or without the role, makes the server read a body.
    const isAllowed = contract.roles === 'public' || mayCall(verb, context);
    const answer = await verb.run(services, context.get('actor'), {
      params: context.req.param(),
      query: context.req.query(),
      body: isAllowed ? await readBody(context.req.raw, contract) : undefined,
      address: context.get('address'),
    });
    if (checkAnswers && contract.produces === undefined) contract.response.parse(answer.content);
    return respond(context, verb, answer, secureCookies);
  });
}

function mayCall({ contract }: Verb, context: Context<HttpEnvironment>): boolean {
  const actor = context.get('actor');
  return actor !== null && (!Array.isArray(contract.roles) || contract.roles.includes(actor.role));
}

function respond(
  context: Context<HttpEnvironment>,
  { contract }: Verb,
  { content, reply }: Answer,
  secure: boolean,
): Response {
  if (reply.sessionToken !== undefined) writeSessionCookie(context, reply.sessionToken, secure);
  if (reply.fileName !== undefined) context.header('content-disposition', dispositionOf(reply.fileName));
  context.header('cache-control', 'no-store');
  if (contract.status === 204) return context.body(null, 204);
  if (content instanceof Uint8Array)
    return respondWithBytes(context, content, contract.produces ?? 'application/octet-stream');
  return context.json(content as never, contract.status ?? 200);
}

/** Headers hold ASCII only; browsers read the name that is encoded, others the one beside it (RFC 6266). */
function dispositionOf(fileName: string): string {
  const plain = fileName.normalize('NFKD').replace(/[^\x20-\x7e]|["\\]/g, '');
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return plain === fileName
    ? `inline; filename="${plain}"`
    : `inline; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** Browsers seek in sound by asking for ranges of it. */
function respondWithBytes(context: Context<HttpEnvironment>, bytes: Uint8Array, type: string): Response {
  const length = bytes.length;
  const headers: Record<string, string> = { 'content-type': type, 'accept-ranges': 'bytes' };
  const range = /^bytes=(\d*)-(\d*)$/.exec(context.req.header('range') ?? '');
  const [, first = '', last = ''] = range ?? [];
  if (!range || (first === '' && last === '')) return context.body(copy(bytes), 200, headers);
  const start = first === '' ? Math.max(0, length - Number(last)) : Number(first);
  const end = first === '' || last === '' ? length - 1 : Math.min(Number(last), length - 1);
  if (start > end) return context.body(null, 416, { 'content-range': `bytes */${length}` });
  return context.body(copy(bytes.subarray(start, end + 1)), 206, {
    ...headers,
    'content-range': `bytes ${start}-${end}/${length}`,
  });
}

/** Bytes in a buffer of their own, as answers need them: drivers hand out views of shared ones. */
function copy(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
