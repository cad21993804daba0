import { and, asc, eq, isNotNull, or } from 'drizzle-orm';
import { deleteDidRange as contract } from '#schemas/api/dids.ts';
import { didRanges, dids, sites } from '../../db/tables/index.ts';
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
      .where(and(eq(dids.rangeId, id), or(isNotNull(dids.flowId), isNotNull(dids.campaignId))))
      .orderBy(asc(dids.digits));
    if (assigned.length > 0)
      throw new ServiceError('in-use', { details: { dids: assigned.map(({ number }) => number) } });
    await tx.delete(dids).where(eq(dids.rangeId, id));
    await tx.delete(didRanges).where(eq(didRanges.id, id));
    const { siteId, first, last } = range;
    const [site] = await tx.select({ name: sites.name }).from(sites).where(eq(sites.id, siteId));
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'did-range.delete',
      entity: 'did-range',
      entityId: id,
      details: { site: site?.name ?? siteId, first, last },
    });
    return undefined;
  }),
);
