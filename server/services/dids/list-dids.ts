import { and, asc, count, isNotNull, isNull, like } from 'drizzle-orm';
import { listDids as contract } from '#schemas/api/dids.ts';
import { didRanges, dids } from '../../db/tables/index.ts';
import { verb } from '../verb.ts';
import { selectDids } from './select-dids.ts';

export const listDids = verb(contract, async ({ context: { db }, query: { assigned, search, limit } }) => {
  const digits = search?.replace(/[^0-9]/g, '') ?? '';
  const where = and(
    assigned === 'yes' ? isNotNull(dids.flowId) : undefined,
    assigned === 'no' ? isNull(dids.flowId) : undefined,
    digits === '' ? undefined : like(dids.digits, `%${digits}%`),
  );
  const [ranges, found, total] = await Promise.all([
    db.select().from(didRanges).orderBy(asc(didRanges.site), asc(didRanges.first)),
    selectDids(db, where, limit),
    db.select({ total: count() }).from(dids).where(where),
  ]);
  return { ranges, dids: found, total: total[0]?.total ?? 0 };
});
