import { eq } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { callbacks } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import type { Actor } from '../context.ts';
import { queuesOf } from '../conversations/queues-of.ts';

export type CallbackRow = typeof callbacks.$inferSelect;

/**
 * A callback for whoever makes it: agents those of their queues that are no colleague's in person. It is locked.
 * @throws ServiceError `not-found`, also for one that is not theirs
 */
export async function findCallback(tx: Database, actor: Actor, id: string): Promise<CallbackRow> {
  const [row] = await tx.select().from(callbacks).where(eq(callbacks.id, id)).for('update');
  if (!row) throw new ServiceError('not-found');
  if (actor.role !== 'agent' || row.agent === actor.user.id) return row;
  const isShared = row.agent === null && (await queuesOf(tx, actor.user.id)).includes(row.queue);
  if (!isShared) throw new ServiceError('not-found');
  return row;
}
