import { asc, eq } from 'drizzle-orm';
import { deleteSite as contract } from '#schemas/api/sites.ts';
import { didRanges, sites } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { verb } from '../verb.ts';

export const deleteSite = verb(contract, ({ context: { db }, actor, params: { id } }) =>
  db.transaction(async (tx) => {
    const [site] = await tx.select({ name: sites.name }).from(sites).where(eq(sites.id, id)).for('update');
    if (!site) throw new ServiceError('not-found');
    const ranges = await tx
      .select({ first: didRanges.first, last: didRanges.last })
      .from(didRanges)
      .where(eq(didRanges.siteId, id))
      .orderBy(asc(didRanges.first));
    if (ranges.length > 0) {
      throw new ServiceError('in-use', {
        details: { ranges: ranges.map(({ first, last }) => (first === last ? first : `${first} – ${last}`)) },
      });
    }
    await tx.delete(sites).where(eq(sites.id, id));
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'site.delete',
      entity: 'site',
      entityId: id,
      details: site,
    });
    return undefined;
  }),
);
