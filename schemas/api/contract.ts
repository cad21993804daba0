import { z } from 'zod';
import type { Role } from '#schemas/domain/user.ts';

/** The largest whole number that the database keeps. */
export const MAX_INT = 2_147_483_647;

/** The largest body of an ordinary request. */
export const MAX_BODY_BYTES = 2 * 1024 * 1024;

/** One HTTP operation, as server, designer and OpenAPI document all see it. Path parameters are written `{name}`. */
export interface Contract<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: string;
  summary: string;
  tag: string;
  /** Who may call it; `public` needs no session, `signed-in` any. */
  roles: readonly Role[] | 'public' | 'signed-in';
  params: Params;
  query: Query;
  /** `z.undefined()` when there is none. */
  body: Body;
  /** How the body travels. */
  bodyType?: 'json' | 'multipart';
  /** The largest body that is read; `MAX_BODY_BYTES` unless said otherwise. */
  maxBytes?: number;
  /** What a success gives; binary answers name their content type instead. */
  response: Response;
  produces?: string;
  status?: 200 | 201 | 204;
}

type Parts = Partial<Pick<Contract, 'params' | 'query' | 'body' | 'response'>>;
type Part<P extends Parts, K extends keyof Parts, Fallback extends z.ZodType> = P[K] extends z.ZodType
  ? P[K]
  : Fallback;

/** Declares an operation; parts that are left out are empty. */
export function contract<const P extends Omit<Contract, 'params' | 'query' | 'body' | 'response'> & Parts>(
  parts: P,
): Contract<
  Part<P, 'params', z.ZodObject<Record<never, z.ZodType>>>,
  Part<P, 'query', z.ZodObject<Record<never, z.ZodType>>>,
  Part<P, 'body', z.ZodUndefined>,
  Part<P, 'response', z.ZodUndefined>
> {
  const empty = { params: z.object({}), query: z.object({}), body: z.undefined(), response: z.undefined() };
  // The defaults stand exactly where `parts` has nothing, which is what the return type says.
  return { ...empty, ...parts } as never;
}

/** The one shape of every error answer. */
export const apiError = z.object({
  code: z.string(),
  message: z.string(),
  issues: z.array(
    z.object({
      path: z.array(z.union([z.string(), z.number()])),
      rule: z.string(),
      message: z.string(),
    }),
  ),
  /** What the client needs to resolve the error, as with `stale-revision` and `in-use`. */
  details: z.record(z.string(), z.unknown()).optional(),
});
export type ApiError = z.infer<typeof apiError>;
