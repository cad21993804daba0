import { eq } from 'drizzle-orm';
import { updateBlacklist as contract } from '#schemas/api/blacklists.ts';
import { blacklists } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { refuseStale } from '../catalogue/refuse-stale.ts';
import { verb } from '../verb.ts';
import { readBlacklist } from './select-blacklists.ts';

export const updateBlacklist = verb(contract, async ({ context: { db }, actor, params: { id }, body }) => {
  const { revision, ...settings } = body;
  await db.transaction(async (tx) => {
    const [before] = await tx.select().from(blacklists).where(eq(blacklists.id, id)).for('update');
    if (!before) throw new ServiceError('not-found');
    const { name, country } = before;
    refuseStale(before, { revision, current: { name, country } });
    await tx
      .update(blacklists)
      .set({ ...settings, revision: revision + 1, updatedAt: new Date(), updatedBy: actor.user.login })
      .where(eq(blacklists.id, id));
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'blacklist.update',
      entity: 'blacklist',
      entityId: id,
      details: { before: { name, country }, after: settings },
    });
  });
  return { blacklist: await readBlacklist(db, id) };
});
