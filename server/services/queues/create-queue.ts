import type { z } from 'zod';
import { createQueue as contract } from '#schemas/api/queues.ts';
import type { Database } from '../../db/open.ts';
import { queues } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { verb } from '../verb.ts';
import { readQueue } from './select-queues.ts';

export const createQueue = verb(contract, async ({ context: { db }, actor, body }) => {
  await insertQueue(db, { ...body, login: actor.user.login });
  return { queue: await readQueue(db, body.id) };
});

type NewQueue = z.output<typeof contract.body> & { login: string };

/** @throws ServiceError `queue-exists` */
export function insertQueue(db: Database, { id, login, ...settings }: NewQueue): Promise<void> {
  return db.transaction(async (tx) => {
    const created = await tx
      .insert(queues)
      .values({ id, settings, updatedAt: new Date(), updatedBy: login })
      .onConflictDoNothing()
      .returning({ id: queues.id });
    if (created.length === 0) throw new ServiceError('queue-exists');
    await recordAudit(tx, {
      user: login,
      action: 'queue.create',
      entity: 'queue',
      entityId: id,
      details: { name: settings.name },
    });
  });
}
