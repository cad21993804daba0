import { eq } from 'drizzle-orm';
import { updateQueue as contract } from '#schemas/api/queues.ts';
import { queues } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { refuseStale } from '../catalogue/refuse-stale.ts';
import { verb } from '../verb.ts';
import { readQueue } from './select-queues.ts';

export const updateQueue = verb(contract, async ({ context: { db }, actor, params: { id }, body }) => {
  const { revision, ...settings } = body;
  await db.transaction(async (tx) => {
    const [before] = await tx.select().from(queues).where(eq(queues.id, id)).for('update');
    if (!before) throw new ServiceError('not-found');
    refuseStale(before, { revision, current: before.settings });
    await tx
      .update(queues)
      .set({ settings, revision: revision + 1, updatedAt: new Date(), updatedBy: actor.user.login })
      .where(eq(queues.id, id));
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'queue.update',
      entity: 'queue',
      entityId: id,
      details: { before: before.settings, after: settings },
    });
  });
  return { queue: await readQueue(db, id) };
});
