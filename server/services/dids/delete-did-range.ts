import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { deleteDidRange as contract } from '#schemas/api/dids.ts';
import { didRanges, dids } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { verb } from '../verb.ts';

export const deleteDidRange = verb(contract, ({ context: { db }, actor, params: { id } }) =>
  db.transaction(async (tx) => {
    const [range] = await tx.select().from(didRanges).where(eq(didRanges.id, id)).for('update');
    if (!range) throw new ServiceError('not-found');
    // The lock keeps a number from being assigned between this look and the deletion.
    await tx.select({ digits: dids.digits }).from(dids).where(eq(dids.rangeId, id)).for('update');
    const assigned = await tx
      .select({ number: dids.number })
      .from(dids)
      .where(and(eq(dids.rangeId, id), isNotNull(dids.flowId)))
      .orderBy(asc(dids.digits));
    if (assigned.length > 0)
      throw new ServiceError('in-use', { details: { dids: assigned.map(({ number }) => number) } });
    await tx.delete(dids).where(eq(dids.rangeId, id));
    await tx.delete(didRanges).where(eq(didRanges.id, id));
    const { site, first, last } = range;
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'did-range.delete',
      entity: 'did-range',
      entityId: id,
      details: { site, first, last },
    });
    return undefined;
  }),
);
