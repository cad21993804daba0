import { type LookupAddress, lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { TextDecoder } from 'node:util';
import { Agent, type Dispatcher, request } from 'undici';
import type { Outcome, Service } from '#runtime/engine/ports.ts';
import type { EffectParams } from '#schemas/effects/index.ts';
import { type AddressRules, createAddressRules } from './address-rules.ts';

/** Answers end up in variables and in the journal; nobody needs more of one. */
const maxAnswerBytes = 1024 * 1024;
const maxConnectionsPerHost = 50;

/** What the client library sets itself, or what would let a flow speak for another host. */
const ownHeaders = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'keep-alive',
  'upgrade',
  'expect',
  'te',
  'trailer',
  'idempotency-key',
]);

/**
 * HTTP requests of flows. They reach the public internet and what the settings allow besides; the address is checked when
 * the connection is made, so that a name cannot point elsewhere the second time. Redirects are answers, not followed.
 */
export function createHttpPort({ allowPrivate }: { allowPrivate: readonly string[] }): {
  request: Service<'http'>;
  close(): Promise<void>;
} {
  const rules = createAddressRules(allowPrivate);
  const agent = new Agent({
    connections: maxConnectionsPerHost,
    connect: { lookup: checkedLookup(rules) },
    maxResponseSize: maxAnswerBytes,
  });
  return {
    async request(params, { effectId }) {
      // One limit for everything: name, connection, headers and body.
      const signal = AbortSignal.timeout(Math.max(1, params.timeoutMs));
      try {
        return await send(params, effectId, { agent, rules, signal });
      } catch (error) {
        if (signal.aborted) return { outcome: 'timeout', data: {} };
        return failure(error);
      }
    },
    close: () => agent.destroy(),
  };
}

async function send(
  params: EffectParams<'http'>,
  effectId: string,
  { agent, rules, signal }: { agent: Agent; rules: AddressRules; signal: AbortSignal },
): Promise<Outcome> {
  const url = new URL(params.url);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new OutboundError('protocol-not-allowed');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // A number in the place of a name is never looked up.
  if (isIP(host) !== 0 && !rules.isAllowed(host)) throw new OutboundError('address-not-allowed');
  const hasBody = params.body !== '' && params.method !== 'GET';
  const answer = await request(url, {
    method: params.method,
    headers: headersOf(params, effectId, hasBody),
    body: hasBody ? params.body : null,
    dispatcher: agent,
    signal,
  });
  const text = await readText(answer);
  const headers = flatten(answer.headers);
  const isSuccess = answer.statusCode >= 200 && answer.statusCode < 300;
  return {
    outcome: isSuccess ? 'success' : 'http-error',
    data: { status: answer.statusCode, body: parse(text, headers['content-type'] ?? ''), headers },
  };
}

function headersOf(params: EffectParams<'http'>, effectId: string, hasBody: boolean): Record<string, string> {
  const headers: Record<string, string> = {
    accept: 'application/json, text/plain;q=0.9, */*;q=0.5',
    'accept-encoding': 'identity',
    'user-agent': 'Switchyard',
  };
  if (hasBody) headers['content-type'] = looksLikeJson(params.body) ? 'application/json' : 'text/plain; charset=utf-8';
  for (const [name, value] of Object.entries(params.headers)) {
    const key = name.trim().toLowerCase();
    if (key !== '' && !ownHeaders.has(key)) headers[key] = value;
  }
  headers['idempotency-key'] = effectId;
  return headers;
}

/** Names are looked up once, and only the addresses that passed are connected to. */
function checkedLookup(rules: AddressRules): LookupFunction {
  return (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) return callback(error, '');
      const passed = rules.isTrustedHost(host) ? found : found.filter(({ address }) => rules.isAllowed(address));
      const [first] = passed;
      if (!first) return callback(new OutboundError('address-not-allowed'), '');
      if (options.all) callback(null, passed);
      else callback(null, first.address, first.family);
    });
  };
}

async function readText({ body, headers }: Dispatcher.ResponseData): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    if (!(chunk instanceof Uint8Array)) continue;
    length += chunk.length;
    if (length > maxAnswerBytes) throw new OutboundError('answer-too-large');
    chunks.push(chunk);
  }
  const charset = /charset="?([\w-]+)/i.exec(flatten(headers)['content-type'] ?? '')?.[1] ?? 'utf-8';
  return decoder(charset).decode(Buffer.concat(chunks));
}

function decoder(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}

function parse(text: string, contentType: string): unknown {
  if (!/[/+]json\b/i.test(contentType)) return text;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}

function looksLikeJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function flatten(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}

class OutboundError extends Error {
  override name = 'OutboundError';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** No answer at all is an outcome too: status 0, with a code that says why. */
function failure(error: unknown): Outcome {
  return { outcome: 'http-error', data: { status: 0, body: { error: codeOf(error) }, headers: {} } };
}

const codes: Record<string, string> = {
  ENOTFOUND: 'unknown-host',
  EAI_AGAIN: 'unknown-host',
  ECONNREFUSED: 'connection-refused',
  ECONNRESET: 'connection-lost',
  UND_ERR_SOCKET: 'connection-lost',
  UND_ERR_CONNECT_TIMEOUT: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'answer-too-large',
  ERR_INVALID_URL: 'invalid-url',
  UND_ERR_INVALID_ARG: 'invalid-request',
};

function codeOf(thrown: unknown): string {
  const [error] = thrown instanceof AggregateError ? thrown.errors : [thrown];
  if (error instanceof OutboundError) return error.code;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return codes[code] ?? (/CERT|TLS|SSL|SIGNED/.test(code) ? 'certificate' : 'failed');
}
