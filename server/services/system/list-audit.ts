import { desc, lt } from 'drizzle-orm';
import { listAudit as contract } from '#schemas/api/system.ts';
import { audit } from '../../db/tables/index.ts';
import { verb } from '../verb.ts';

export const listAudit = verb(contract, async ({ context: { db }, query: { before, limit } }) => {
  const rows = await db
    .select()
    .from(audit)
    .where(before === undefined ? undefined : lt(audit.id, before))
    .orderBy(desc(audit.id))
    .limit(limit);
  return { entries: rows.map((row) => ({ ...row, at: row.at.toISOString() })) };
});
