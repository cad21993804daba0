import { eq } from 'drizzle-orm';
import { clearNextVersion as contract } from '#schemas/api/aliases.ts';
import { nextVersions } from '../../db/tables/index.ts';
import { recordAudit } from '../audit.ts';
import { lockStoredFlow } from '../flows/stored-flow.ts';
import { verb } from '../verb.ts';
import { selectAliases } from './aliases.ts';
import { promoteNextVersions } from './promote-next-versions.ts';

export const clearNextVersion = verb(contract, async ({ context: { db }, actor, params: { id } }) => {
  await db.transaction(async (tx) => {
    await lockStoredFlow(tx, id);
    await promoteNextVersions(tx, id);
    const [cleared] = await tx.delete(nextVersions).where(eq(nextVersions.flowId, id)).returning();
    if (!cleared) return;
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'flow.clear-next',
      entity: 'flow',
      entityId: id,
      details: { version: cleared.version },
    });
  });
  return selectAliases(db, id);
});
