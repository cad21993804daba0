import { eq } from 'drizzle-orm';
import { deleteDispositionGroup as contract } from '#schemas/api/disposition-groups.ts';
import { dispositionGroups } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { refuseWhileNamed } from '../catalogue/refuse-while-named.ts';
import { verb } from '../verb.ts';

/** Its versions stay: contacts of the past were qualified with them. */
export const deleteDispositionGroup = verb(contract, ({ context: { db }, actor, params: { id } }) =>
  db.transaction(async (tx) => {
    const [row] = await tx.select().from(dispositionGroups).where(eq(dispositionGroups.id, id)).for('update');
    if (!row) throw new ServiceError('not-found');
    await refuseWhileNamed(tx, 'disposition-group', id);
    await tx.delete(dispositionGroups).where(eq(dispositionGroups.id, id));
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'disposition-group.delete',
      entity: 'disposition-group',
      entityId: id,
      details: { name: row.name },
    });
    return undefined;
  }),
);
