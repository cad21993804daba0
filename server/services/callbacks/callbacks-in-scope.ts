import { and, inArray, isNull, or, type SQL } from 'drizzle-orm';
import { callbacks } from '../../db/tables/index.ts';
import type { Scope } from '../../supervision/read-scope.ts';

/** Promised calls of the queues that a supervisor sees, and those that their agents make in person; undefined for all. */
export function callbacksInScope({ agents, queues }: Pick<Scope, 'agents' | 'queues'>): SQL | undefined {
  if (agents === 'everybody' || queues === 'all') return undefined;
  return or(and(isNull(callbacks.agent), inArray(callbacks.queue, [...queues])), inArray(callbacks.agent, [...agents]));
}
