import { and, eq } from 'drizzle-orm';
import { setLiveVersion as contract } from '#schemas/api/aliases.ts';
import { remakeCampaignFlows } from '../../campaigns/remake-campaign-flows.ts';
import { flows, nextVersions } from '../../db/tables/index.ts';
import { recordAudit } from '../audit.ts';
import { lockStoredFlow } from '../flows/stored-flow.ts';
import { readStoredVersion } from '../flows/versions.ts';
import { verb } from '../verb.ts';
import { selectAliases } from './aliases.ts';
import { promoteNextVersions } from './promote-next-versions.ts';

/**
 * Rolling back moves the name, it does not publish again: the version runs exactly as it ran before, sub-flows included,
 * and nothing can stand in the way when it is needed most. Contacts under way stay on theirs.
 */
export const setLiveVersion = verb(contract, async ({ context, actor, params: { id }, body: { version } }) => {
  const { db } = context;
  await db.transaction(async (tx) => {
    await lockStoredFlow(tx, id);
    await readStoredVersion(tx, id, version);
    await promoteNextVersions(tx, id);
    const { live } = await selectAliases(tx, id);
    // The version that was to follow has nothing left to wait for.
    await tx.delete(nextVersions).where(and(eq(nextVersions.flowId, id), eq(nextVersions.version, version)));
    if (live === version) return;
    await tx.update(flows).set({ publishedVersion: version }).where(eq(flows.id, id));
    await recordAudit(tx, {
      user: actor.user.login,
      action: live !== null && version < live ? 'flow.roll-back' : 'flow.go-live',
      entity: 'flow',
      entityId: id,
      details: { version, before: live },
    });
    await remakeCampaignFlows(context, tx, [id]);
  });
  return selectAliases(db, id);
});
