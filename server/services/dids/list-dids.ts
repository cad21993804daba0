import { and, asc, count, eq, isNotNull, isNull, like, or, sql } from 'drizzle-orm';
import { listDids as contract } from '#schemas/api/dids.ts';
import { didRanges, dids, sites } from '../../db/tables/index.ts';
import { verb } from '../verb.ts';
import { selectDids } from './select-dids.ts';

export const listDids = verb(contract, async ({ context: { db }, query: { assigned, site, search, limit } }) => {
  const digits = search?.replace(/[^0-9]/g, '') ?? '';
  const where = and(
    assigned === 'yes' ? or(isNotNull(dids.flowId), isNotNull(dids.campaignId)) : undefined,
    assigned === 'no' ? and(isNull(dids.flowId), isNull(dids.campaignId)) : undefined,
    site === undefined ? undefined : eq(didRanges.siteId, site),
    digits === '' ? undefined : like(dids.digits, `%${digits}%`),
  );
  const [ranges, found, total] = await Promise.all([
    db
      .select({
        id: didRanges.id,
        siteId: sites.id,
        site: sites.name,
        first: didRanges.first,
        last: didRanges.last,
      })
      .from(didRanges)
      .innerJoin(sites, eq(sites.id, didRanges.siteId))
      .orderBy(asc(sql`lower(${sites.name})`), asc(didRanges.first)),
    selectDids(db, where, limit),
    db.select({ total: count() }).from(dids).innerJoin(didRanges, eq(didRanges.id, dids.rangeId)).where(where),
  ]);
  return { ranges, dids: found, total: total[0]?.total ?? 0 };
});
