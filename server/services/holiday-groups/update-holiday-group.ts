import { eq } from 'drizzle-orm';
import { updateHolidayGroup as contract } from '#schemas/api/holiday-groups.ts';
import { holidayGroups } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { refuseStale } from '../catalogue/refuse-stale.ts';
import { verb } from '../verb.ts';
import { refuseUnknownAudio } from './refuse-unknown-audio.ts';
import { readHolidayGroup } from './select-holiday-groups.ts';

export const updateHolidayGroup = verb(
  contract,
  async ({ context: { db }, actor, params: { id }, body: { revision, ...body } }) => {
    await db.transaction(async (tx) => {
      const [before] = await tx.select().from(holidayGroups).where(eq(holidayGroups.id, id)).for('update');
      if (!before) throw new ServiceError('not-found');
      refuseStale(before, { revision, current: before });
      await refuseUnknownAudio(tx, body.holidays);
      await tx
        .update(holidayGroups)
        .set({ ...body, revision: revision + 1, updatedAt: new Date(), updatedBy: actor.user.login })
        .where(eq(holidayGroups.id, id));
      await recordAudit(tx, {
        user: actor.user.login,
        action: 'holiday-group.update',
        entity: 'holiday-group',
        entityId: id,
        details: {
          name: body.name,
          before: { name: before.name, holidays: before.holidays },
          after: body,
        },
      });
    });
    return { holidayGroup: await readHolidayGroup(db, id) };
  },
);
