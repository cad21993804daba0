import type { z } from 'zod';
import { describeReason } from '#schemas/diagnostics/reasons.ts';

export type Language = 'en' | 'fr';

/** Every way in which a request can be refused, with the HTTP status it maps to. Texts are in `texts/`. */
export const errorStatuses = {
  'invalid-json': 400,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  forbidden: 403,
  'foreign-origin': 403,
  'no-agent-profile': 403,
  'right-missing': 403,
  'not-found': 404,
  'no-such-conversation': 404,
  'no-such-wait': 404,
  'no-such-party': 404,
  'method-not-allowed': 405,
  'stale-revision': 409,
  'in-use': 409,
  'login-taken': 409,
  'last-admin': 409,
  'default-server': 409,
  'range-overlap': 409,
  'audio-exists': 409,
  'name-taken': 409,
  'site-exists': 409,
  'queue-exists': 409,
  'no-free-login': 409,
  'not-published': 409,
  'not-live': 409,
  'campaign-active': 409,
  'generated-flow': 409,
  'not-signed-in-as-agent': 409,
  'not-in-that-state': 409,
  'party-busy': 409,
  'nobody-ready': 409,
  'line-unreachable': 409,
  'conversation-closed': 409,
  'already-handled': 409,
  'record-exists': 409,
  'file-full': 409,
  'too-large': 413,
  'unsupported-media-type': 415,
  'invalid-input': 422,
  'not-a-flow': 422,
  'flow-has-errors': 422,
  'tests-demanded': 422,
  'campaign-not-ready': 422,
  'too-many-attempts': 429,
  internal: 500,
  'speech-unavailable': 503,
  'no-phone-system': 503,
  unavailable: 503,
} as const;
export type ErrorCode = keyof typeof errorStatuses;

/** One field and what is wrong with it, in words for every language. */
export interface ServiceIssue {
  path: readonly (string | number)[];
  rule: string;
  reason: Readonly<Record<Language, string>>;
}

/** A request that cannot be done; the only error that services throw on purpose. */
export class ServiceError extends Error {
  override name = 'ServiceError';
  readonly code: ErrorCode;
  readonly issues: readonly ServiceIssue[];
  readonly details: Record<string, unknown> | undefined;
  /** For `too-many-attempts`. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    more: { issues?: readonly ServiceIssue[]; details?: Record<string, unknown>; retryAfterSeconds?: number } = {},
  ) {
    super(code);
    this.code = code;
    this.issues = more.issues ?? [];
    this.details = more.details;
    this.retryAfterSeconds = more.retryAfterSeconds;
  }

  get status(): (typeof errorStatuses)[ErrorCode] {
    return errorStatuses[this.code];
  }
}

/** What a schema found, below `prefix`. Unknown fields are named one by one. */
export function issuesOf(error: z.ZodError, prefix: readonly (string | number)[] = []): ServiceIssue[] {
  return error.issues.flatMap((issue) => {
    const path = [...prefix, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))];
    const reason = { en: describeReason(issue, 'en'), fr: describeReason(issue, 'fr') };
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...path, key], rule: 'unknown-field', reason }));
    }
    // Our own rules carry their name in the place of a message; zod's are known by their code.
    const rule = /^[a-z]+(-[a-z]+)*$/.test(issue.message) ? issue.message : issue.code.replaceAll('_', '-');
    return [{ path, rule, reason }];
  });
}
