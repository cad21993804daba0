import { ApiError } from '#designer/api/api-error.ts';
import type { Messages } from '#designer/i18n/en.ts';

/** What went wrong, in words: the server's own, or ours where it could not answer. */
export function describeError(error: unknown, { errors }: Messages): string {
  if (!(error instanceof ApiError)) return errors.unexpected;
  if (error.code === 'unreachable' || error.code === 'unexpected-answer') return errors[error.code];
  // "Some fields are not valid" helps nobody where there are no fields to mark.
  const reasons = [...new Set(error.issues.map(({ message }) => message))];
  return error.code === 'invalid-input' && reasons.length > 0 ? `${reasons.join('. ')}.` : error.message;
}
