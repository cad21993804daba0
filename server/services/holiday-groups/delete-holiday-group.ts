import { eq } from 'drizzle-orm';
import { deleteHolidayGroup as contract } from '#schemas/api/holiday-groups.ts';
import { holidayGroups } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { readNamesOfCampaigns } from '../catalogue/campaign-references.ts';
import { refuseWhileUsed } from '../flows/refuse-while-used.ts';
import { verb } from '../verb.ts';

export const deleteHolidayGroup = verb(contract, ({ context: { db }, actor, params: { id } }) =>
  db.transaction(async (tx) => {
    const [row] = await tx
      .select({ name: holidayGroups.name })
      .from(holidayGroups)
      .where(eq(holidayGroups.id, id))
      .for('update');
    if (!row) throw new ServiceError('not-found');
    await refuseWhileUsed(tx, {
      kind: 'holiday-group',
      id,
      others: await readNamesOfCampaigns(tx, 'holiday-group', id),
    });
    await tx.delete(holidayGroups).where(eq(holidayGroups.id, id));
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'holiday-group.delete',
      entity: 'holiday-group',
      entityId: id,
      details: row,
    });
    return undefined;
  }),
);
