import { eq } from 'drizzle-orm';
import { updateSchedule as contract } from '#schemas/api/schedules.ts';
import { schedules } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { refuseStale } from '../catalogue/refuse-stale.ts';
import { verb } from '../verb.ts';
import { readSchedule } from './select-schedules.ts';

export const updateSchedule = verb(
  contract,
  async ({ context: { db }, actor, params: { id }, body: { revision, ...body } }) => {
    await db.transaction(async (tx) => {
      const [before] = await tx.select().from(schedules).where(eq(schedules.id, id)).for('update');
      if (!before) throw new ServiceError('not-found');
      refuseStale(before, { revision, current: before });
      await tx
        .update(schedules)
        .set({ ...body, revision: revision + 1, updatedAt: new Date(), updatedBy: actor.user.login })
        .where(eq(schedules.id, id));
      const { name, timeZone, week } = before;
      await recordAudit(tx, {
        user: actor.user.login,
        action: 'schedule.update',
        entity: 'schedule',
        entityId: id,
        details: { before: { name, timeZone, week }, after: body },
      });
    });
    return { schedule: await readSchedule(db, id) };
  },
);
