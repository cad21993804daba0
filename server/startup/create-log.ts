import { type Logger, pino, stdSerializers } from 'pino';
import type { Settings } from '../settings.ts';

/** Structured log lines on standard output. */
export function createLog(settings: Pick<Settings, 'LOG_LEVEL'>): Logger {
  return pino({ level: settings.LOG_LEVEL, serializers: { error: serializeError } });
}

/** A failed query carries its parameters, and these may be secrets: only the statement is logged. */
function serializeError(thrown: unknown): unknown {
  if (!(thrown instanceof Error)) return thrown;
  if (!('query' in thrown)) return stdSerializers.err(thrown);
  const cause = thrown.cause instanceof Error ? thrown.cause.message : undefined;
  return { type: thrown.name, message: cause, query: String(thrown.query).slice(0, 500) };
}
