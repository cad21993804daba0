import { ApiError } from '#designer/api/api-error.ts';
import type { Messages } from '#designer/i18n/en.ts';

/** What went wrong, in words: the server's own, or ours where it could not answer. */
export function describeError(error: unknown, { errors }: Messages): string {
  if (!(error instanceof ApiError)) return errors.unexpected;
  if (error.code === 'unreachable' || error.code === 'unexpected-answer') return errors[error.code];
  return error.message;
}
