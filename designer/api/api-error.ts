import type { ApiError as ApiErrorBody } from '#schemas/api/contract.ts';

/** What went wrong with a request, with the server's issues by field. `status` is 0 when no answer came. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly issues: ApiErrorBody['issues'];
  readonly details: Record<string, unknown>;
  /** How long to wait before trying again, when the server said so. */
  readonly retryAfterSeconds: number | null;

  constructor(status: number, body: ApiErrorBody, retryAfterSeconds: number | null = null) {
    super(body.message);
    this.name = 'ApiError';
    this.status = status;
    this.code = body.code;
    this.issues = body.issues;
    this.details = body.details ?? {};
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The server could not be reached. */
export function unreachable(): ApiError {
  return new ApiError(0, { code: 'unreachable', message: 'The server cannot be reached.', issues: [] });
}

/** The answer does not have the shape that its contract promises. */
export function unexpectedAnswer(status: number, message: string): ApiError {
  return new ApiError(status, { code: 'unexpected-answer', message, issues: [] });
}
