import { and, eq } from 'drizzle-orm';
import { removeBlacklistNumber as contract } from '#schemas/api/blacklists.ts';
import { blacklistNumbers } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { verb } from '../verb.ts';

export const removeBlacklistNumber = verb(contract, ({ context: { db }, actor, params: { id, number } }) =>
  db.transaction(async (tx) => {
    const [removed] = await tx
      .delete(blacklistNumbers)
      .where(and(eq(blacklistNumbers.listId, id), eq(blacklistNumbers.number, number)))
      .returning({ note: blacklistNumbers.note });
    if (!removed) throw new ServiceError('not-found');
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'blacklist.remove-number',
      entity: 'blacklist',
      entityId: id,
      details: { number, note: removed.note },
    });
    return undefined;
  }),
);
