import type { z } from 'zod';
import type { Contract } from '#schemas/api/contract.ts';
import { issuesOf, ServiceError, type ServiceIssue } from '../errors.ts';
import type { Actor, ServiceContext } from './context.ts';
import { findForbiddenValue } from './find-forbidden-value.ts';

/** A call of a verb, with everything checked. */
export interface Call<Params, Query, Body, Who> {
  context: ServiceContext;
  actor: Who;
  params: Params;
  query: Query;
  body: Body;
  /** Network address of the client. */
  address: string;
  reply: Reply;
}

/** What an answer carries besides its content; the HTTP edge turns it into headers. */
export interface Reply {
  /** A new session token, or null to end the session. */
  sessionToken?: string | null;
  fileName?: string;
}

/** What arrived, as it arrived. */
export interface RawCall {
  params: unknown;
  query: unknown;
  body: unknown;
  address: string;
}

export interface Answer {
  content: unknown;
  reply: Reply;
}

/** An operation of the API: its contract, and how it is done. */
export interface Verb {
  contract: Contract;
  /** @throws ServiceError */
  run(context: ServiceContext, actor: Actor | null, raw: RawCall): Promise<Answer>;
}

/** Sound and other content that is not JSON. */
export type Content<R> = Uint8Array | R;

/** Declares a verb for people who are signed in: checks the role, then the input, then calls `handle`. */
export function verb<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  contract: Contract<P, Q, B, R>,
  handle: (call: Call<z.output<P>, z.output<Q>, z.output<B>, Actor>) => Promise<Content<z.input<R>>>,
): Verb {
  return {
    contract,
    async run(context, actor, raw) {
      if (actor === null) throw new ServiceError('not-signed-in');
      if (Array.isArray(contract.roles) && !contract.roles.includes(actor.role)) throw new ServiceError('forbidden');
      const reply: Reply = {};
      const content = await handle({ context, actor, ...parse(contract, raw), address: raw.address, reply });
      return { content, reply };
    },
  };
}

/** Declares a verb that needs no session. */
export function publicVerb<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  contract: Contract<P, Q, B, R>,
  handle: (call: Call<z.output<P>, z.output<Q>, z.output<B>, null>) => Promise<Content<z.input<R>>>,
): Verb {
  return {
    contract,
    async run(context, _actor, raw) {
      const reply: Reply = {};
      const content = await handle({ context, actor: null, ...parse(contract, raw), address: raw.address, reply });
      return { content, reply };
    },
  };
}

/** All problems of all parts at once; a path begins with `params` or `query` unless it is inside the body. */
function parse<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  contract: Contract<P, Q, B>,
  raw: RawCall,
): { params: z.output<P>; query: z.output<Q>; body: z.output<B> } {
  const found = [
    ...findForbiddenValue(raw.params, ['params']),
    ...findForbiddenValue(raw.query, ['query']),
    ...(contract.bodyType === 'multipart' ? [] : findForbiddenValue(raw.body, [])),
  ];
  // Such values could break the schemas themselves, so they are refused before these look at them.
  if (found.length > 0) throw new ServiceError('invalid-input', { issues: found });
  const issues: ServiceIssue[] = [];
  const params = contract.params.safeParse(raw.params);
  const query = contract.query.safeParse(raw.query);
  const body = contract.body.safeParse(raw.body);
  if (!params.success) issues.push(...issuesOf(params.error, ['params']));
  if (!query.success) issues.push(...issuesOf(query.error, ['query']));
  if (!body.success) issues.push(...issuesOf(body.error));
  if (!params.success || !query.success || !body.success) throw new ServiceError('invalid-input', { issues });
  return { params: params.data, query: query.data, body: body.data };
}
