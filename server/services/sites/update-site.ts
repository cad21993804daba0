import { and, eq, ne, sql } from 'drizzle-orm';
import { updateSite as contract } from '#schemas/api/sites.ts';
import { sites } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { refuseStale } from '../catalogue/refuse-stale.ts';
import { verb } from '../verb.ts';
import { readSite } from './select-sites.ts';

export const updateSite = verb(contract, async ({ context: { db }, actor, params: { id }, body }) => {
  const { revision, ...settings } = body;
  await db.transaction(async (tx) => {
    const [before] = await tx.select().from(sites).where(eq(sites.id, id)).for('update');
    if (!before) throw new ServiceError('not-found');
    const { name, address } = before;
    refuseStale(before, { revision, current: { name, address } });
    const [namesake] = await tx
      .select({ id: sites.id })
      .from(sites)
      .where(and(eq(sql`lower(${sites.name})`, settings.name.toLowerCase()), ne(sites.id, id)));
    if (namesake) throw new ServiceError('site-exists');
    await tx
      .update(sites)
      .set({ ...settings, revision: revision + 1, updatedAt: new Date(), updatedBy: actor.user.login })
      .where(eq(sites.id, id));
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'site.update',
      entity: 'site',
      entityId: id,
      details: { before: { name, address }, after: settings },
    });
  });
  return { site: await readSite(db, id) };
});
