import type { Context } from 'hono';
import type { Logger } from 'pino';
import { ServiceError } from '../errors.ts';
import { describeError } from '../texts/describe-error.ts';
import type { HttpEnvironment } from './environment.ts';

/** The one shape of every error answer. What nobody expected is logged in full and shown as `internal`. */
export function respondToError(context: Context<HttpEnvironment>, thrown: unknown, log: Logger): Response {
  const error = toServiceError(thrown);
  if (error.code === 'internal') log.error({ error: thrown, requestId: context.get('requestId') }, 'request failed');
  if (error.retryAfterSeconds !== undefined) context.header('retry-after', String(error.retryAfterSeconds));
  // What is left of a body that was refused unread would be taken for the next request.
  if (error.code === 'too-large') context.header('connection', 'close');
  context.header('cache-control', 'no-store');
  return context.json(describeError(error, context.get('language') ?? 'en'), error.status);
}

function toServiceError(thrown: unknown): ServiceError {
  if (thrown instanceof ServiceError) return thrown;
  // Class 22 of SQLSTATE: a value that the database cannot hold, such as a year far away.
  if (sqlState(thrown).startsWith('22')) return new ServiceError('invalid-input');
  return new ServiceError('internal');
}

function sqlState(thrown: unknown): string {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if ('code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code)) return error.code;
  }
  return '';
}
