import { eq } from 'drizzle-orm';
import { deleteSchedule as contract } from '#schemas/api/schedules.ts';
import { schedules } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { readNamesOfCampaigns } from '../catalogue/campaign-references.ts';
import { refuseWhileUsed } from '../flows/refuse-while-used.ts';
import { verb } from '../verb.ts';

export const deleteSchedule = verb(contract, ({ context: { db }, actor, params: { id } }) =>
  db.transaction(async (tx) => {
    const [row] = await tx.select({ name: schedules.name }).from(schedules).where(eq(schedules.id, id)).for('update');
    if (!row) throw new ServiceError('not-found');
    await refuseWhileUsed(tx, { kind: 'schedule', id, others: await readNamesOfCampaigns(tx, 'schedule', id) });
    await tx.delete(schedules).where(eq(schedules.id, id));
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'schedule.delete',
      entity: 'schedule',
      entityId: id,
      details: row,
    });
    return undefined;
  }),
);
