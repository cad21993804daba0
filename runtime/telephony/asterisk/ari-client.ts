import { Pool } from 'undici';

export interface AriRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path below the ARI root, with encoded segments: `channels/1763730000.12/answer`. */
  path: string;
  query?: Record<string, string>;
  body?: unknown;
}

export interface AriAnswer {
  status: number;
  body: Uint8Array;
}

/** Asterisk's REST interface. Whether a status is good or bad is for the caller to say. */
export interface AriClient {
  /** @throws AsteriskUnreachableError when there is no answer. */
  request(request: AriRequest): Promise<AriAnswer>;
  /** Lets what is under way finish. */
  close(): Promise<void>;
}

export class AsteriskUnreachableError extends Error {
  readonly code = 'asterisk-unreachable';
}

/** Asterisk answered with a status that is no outcome of a call: wrong credentials, a bug, a missing module. */
export class AsteriskRefusedError extends Error {
  readonly code = 'asterisk-refused';
  readonly status: number;
  constructor(request: AriRequest, answer: AriAnswer) {
    super(`Asterisk answered ${request.method} ${request.path} with ${answer.status}: ${readText(answer)}`);
    this.status = answer.status;
  }
}

export function createAriClient(options: { url: string; username: string; password: string }): AriClient {
  const root = new URL('/ari/', options.url);
  const pool = new Pool(root.origin, {
    connections: socketCount,
    pipelining: 1,
    keepAliveTimeout: idleSocketMs,
    keepAliveMaxTimeout: idleSocketMs,
    headersTimeout: answerTimeoutMs,
    bodyTimeout: answerTimeoutMs,
    connect: { timeout: answerTimeoutMs },
  });
  const authorization = `Basic ${Buffer.from(`${options.username}:${options.password}`).toString('base64')}`;

  return {
    async request({ method, path, query, body }) {
      const search = query ? `?${new URLSearchParams(query)}` : '';
      try {
        const response = await pool.request({
          method,
          path: `${root.pathname}${path}${search}`,
          headers: body === undefined ? { authorization } : { authorization, 'content-type': 'application/json' },
          body: body === undefined ? null : JSON.stringify(body),
        });
        return { status: response.statusCode, body: new Uint8Array(await response.body.arrayBuffer()) };
      } catch (error) {
        throw new AsteriskUnreachableError(`Asterisk did not answer ${method} ${path}`, { cause: error });
      }
    },
    close: () => pool.close(),
  };
}

/** Reads an answer's JSON; an empty body is null. */
export function readJson(answer: AriAnswer): unknown {
  return answer.body.length === 0 ? null : JSON.parse(readText(answer));
}

function readText(answer: AriAnswer): string {
  return new TextDecoder().decode(answer.body);
}

/** Asterisk allows 100 HTTP sessions in all; 8 carried 100 calls/s. */
const socketCount = 8;
/** Shorter than the 15 s after which Asterisk closes an idle socket by default, so that we never write into a closed one. */
const idleSocketMs = 10_000;
const answerTimeoutMs = 10_000;
