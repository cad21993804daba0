import { isDeepStrictEqual } from 'node:util';
import { eq } from 'drizzle-orm';
import { updateDispositionGroup as contract } from '#schemas/api/disposition-groups.ts';
import { dispositionGroups, dispositionVersions } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { refuseStale } from '../catalogue/refuse-stale.ts';
import { verb } from '../verb.ts';
import { findDispositionGroup } from './select-disposition-groups.ts';

/** A group that is only renamed keeps its version; anything that statistics count makes a new one (S44). */
export const updateDispositionGroup = verb(contract, async ({ context: { db }, actor, params: { id }, body }) => {
  const { revision, name, currency, statuses } = body;
  await db.transaction(async (tx) => {
    const [row] = await tx.select().from(dispositionGroups).where(eq(dispositionGroups.id, id)).for('update');
    if (!row) throw new ServiceError('not-found');
    const before = await findDispositionGroup(tx, id);
    refuseStale(row, { revision, current: before });
    const now = new Date();
    const isSame = before.currency === currency && isDeepStrictEqual(before.statuses, statuses);
    const version = isSame ? row.version : row.version + 1;
    if (!isSame) {
      await tx
        .insert(dispositionVersions)
        .values({ groupId: id, version, currency, statuses, createdAt: now, createdBy: actor.user.login });
    }
    await tx
      .update(dispositionGroups)
      .set({ name, version, revision: revision + 1, updatedAt: now, updatedBy: actor.user.login })
      .where(eq(dispositionGroups.id, id));
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'disposition-group.update',
      entity: 'disposition-group',
      entityId: id,
      details: {
        name,
        version,
        before: { name: before.name, currency: before.currency, statuses: before.statuses },
        after: { name, currency, statuses },
      },
    });
  });
  return { dispositionGroup: await findDispositionGroup(db, id) };
});
