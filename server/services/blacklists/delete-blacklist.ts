import { eq } from 'drizzle-orm';
import { deleteBlacklist as contract } from '#schemas/api/blacklists.ts';
import { blacklists } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { refuseWhileUsed } from '../flows/refuse-while-used.ts';
import { verb } from '../verb.ts';

export const deleteBlacklist = verb(contract, ({ context: { db }, actor, params: { id } }) =>
  db.transaction(async (tx) => {
    const [row] = await tx
      .select({ name: blacklists.name })
      .from(blacklists)
      .where(eq(blacklists.id, id))
      .for('update');
    if (!row) throw new ServiceError('not-found');
    await refuseWhileUsed(tx, { kind: 'blacklist', id });
    await tx.delete(blacklists).where(eq(blacklists.id, id));
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'blacklist.delete',
      entity: 'blacklist',
      entityId: id,
      details: row,
    });
    return undefined;
  }),
);
