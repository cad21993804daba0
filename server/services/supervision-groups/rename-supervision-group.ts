import { eq } from 'drizzle-orm';
import { renameSupervisionGroup as contract } from '#schemas/api/supervision-groups.ts';
import { supervisionGroups } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { refuseStale } from '../catalogue/refuse-stale.ts';
import { verb } from '../verb.ts';
import { readSupervisionGroup } from './select-supervision-groups.ts';

export const renameSupervisionGroup = verb(
  contract,
  async ({ context: { db }, actor, params: { id }, body: { name, revision } }) => {
    await db.transaction(async (tx) => {
      const [before] = await tx.select().from(supervisionGroups).where(eq(supervisionGroups.id, id)).for('update');
      if (!before) throw new ServiceError('not-found');
      refuseStale(before, { revision, current: { name: before.name } });
      await tx
        .update(supervisionGroups)
        .set({ name, revision: revision + 1, updatedAt: new Date(), updatedBy: actor.user.login })
        .where(eq(supervisionGroups.id, id));
      await recordAudit(tx, {
        user: actor.user.login,
        action: 'supervision-group.rename',
        entity: 'supervision-group',
        entityId: id,
        details: { before: before.name, after: name },
      });
    });
    return { supervisionGroup: await readSupervisionGroup(db, id) };
  },
);
