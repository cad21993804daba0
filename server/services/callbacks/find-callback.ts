import { and, eq } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { callbacks } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { readScope } from '../../supervision/read-scope.ts';
import type { Actor } from '../context.ts';
import { queuesOf } from '../conversations/queues-of.ts';
import { callbacksInScope } from './callbacks-in-scope.ts';

export type CallbackRow = typeof callbacks.$inferSelect;

/**
 * A callback for whoever makes it: agents those of their queues that are no colleague's in person, supervisors those that
 * they see. It is locked.
 * @throws ServiceError `not-found`, also for one that is not theirs
 */
export async function findCallback(tx: Database, actor: Actor, id: string): Promise<CallbackRow> {
  const visible = actor.role === 'supervisor' ? callbacksInScope(await readScope(tx, actor)) : undefined;
  const [row] = await tx
    .select()
    .from(callbacks)
    .where(and(eq(callbacks.id, id), visible))
    .for('update');
  if (!row) throw new ServiceError('not-found');
  if (actor.role !== 'agent' || row.agent === actor.user.id) return row;
  const isShared = row.agent === null && (await queuesOf(tx, actor.user.id)).includes(row.queue);
  if (!isShared) throw new ServiceError('not-found');
  return row;
}
