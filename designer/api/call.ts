import type { z } from 'zod';
import { apiError, type Contract } from '#schemas/api/contract.ts';
import { ApiError, unexpectedAnswer, unreachable } from './api-error.ts';
import { announceSessionEnd } from './session-end.ts';

/** Keys as the schema takes them (defaults may be left out), values as it gives them (no coercion guesswork). */
type Given<S extends z.ZodType> = {
  [K in keyof z.input<S>]: K extends keyof z.output<S> ? z.output<S>[K] : never;
};

type Section<Name extends string, S extends z.ZodType> = S extends z.ZodUndefined
  ? unknown
  : Record<never, never> extends Given<S>
    ? { [N in Name]?: Given<S> }
    : { [N in Name]: Given<S> };

export type CallInput<C extends Contract> = Section<'params', C['params']> &
  Section<'query', C['query']> &
  Section<'body', C['body']>;

export type CallResult<C extends Contract> = C['response'] extends z.ZodUndefined ? undefined : z.output<C['response']>;

/** Nothing to pass when every section may be left out. */
export type CallArguments<C extends Contract> =
  Record<never, never> extends CallInput<C> ? [input?: CallInput<C>] : [input: CallInput<C>];

interface LooseInput {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/**
 * Calls the server as a contract says.
 * @throws ApiError for every failure, `unreachable` and `unexpected-answer` included.
 */
export async function call<C extends Contract>(contract: C, ...[input]: CallArguments<C>): Promise<CallResult<C>> {
  return callWith(contract, undefined, input);
}

/** As `call`, given up when the signal says so. */
export async function callWith<C extends Contract>(
  contract: C,
  signal: AbortSignal | undefined,
  input: CallInput<C> | undefined,
): Promise<CallResult<C>> {
  const answer = await fetch(urlOf(contract, input), {
    ...requestOf(contract, input),
    ...(signal ? { signal } : {}),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw unreachable();
  });
  return readAnswer(contract, {
    status: answer.status,
    text: await answer.text(),
    retryAfter: answer.headers.get('retry-after'),
  });
}

/** As `call`, for a page that is going away: the request outlives it, and nobody hears of its answer. */
export function callWhileLeaving<C extends Contract>(contract: C, ...[input]: CallArguments<C>): void {
  // A refusal reaches nobody any more.
  fetch(urlOf(contract, input), { ...requestOf(contract, input), keepalive: true }).catch(() => undefined);
}

function requestOf<C extends Contract>(contract: C, input: CallInput<C> | undefined): RequestInit {
  const { body } = loosely(input);
  return {
    method: contract.method.toUpperCase(),
    credentials: 'same-origin',
    headers: {
      ...languageHeader(),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
}

/** Errors are explained by the server in the language of the page. */
export function languageHeader(): Record<string, string> {
  return { 'accept-language': document.documentElement.lang };
}

/** Where an operation is reached: its path with parameters filled in and its query. Also for `src` and `href`. */
export function urlOf<C extends Contract>(contract: C, input: CallInput<C> | undefined): string {
  const { params = {}, query = {} } = loosely(input);
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

/** The sections of an input are plain records, whatever a contract says of what is in them. */
function loosely(input: unknown): LooseInput {
  return (input ?? {}) as LooseInput;
}

interface Answer {
  status: number;
  text: string;
  retryAfter: string | null;
}

/**
 * Reads an answer by its contract.
 * @throws ApiError when the server refused, or answered in another shape.
 */
export function readAnswer<C extends Contract>(contract: C, { status, text, retryAfter }: Answer): CallResult<C> {
  const json = parseJson(text);
  if (status < 200 || status > 299) {
    const refused = apiError.safeParse(json);
    if (status === 401 && contract.roles !== 'public') announceSessionEnd();
    // A proxy answers in its own words when the server behind it is away.
    if (!refused.success)
      throw status >= 502 && status <= 504 ? unreachable() : unexpectedAnswer(status, `HTTP ${status}`);
    throw new ApiError(status, refused.data, retryAfter === null ? null : Number(retryAfter));
  }
  const read = contract.response.safeParse(json);
  if (!read.success) throw unexpectedAnswer(status, read.error.message);
  // `response` of this very contract parsed it.
  return read.data as CallResult<C>;
}

function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
