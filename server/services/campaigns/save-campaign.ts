import { saveCampaign as contract } from '#schemas/api/campaigns.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { verb } from '../verb.ts';
import { storeCampaign } from './change-campaign.ts';
import { lockStoredCampaign, readWithSummary } from './stored-campaign.ts';

export const saveCampaign = verb(contract, async ({ context, actor, params: { id }, body }) => {
  await context.db.transaction(async (tx) => {
    const before = await lockStoredCampaign(tx, id);
    if (before.revision !== body.revision) {
      const { revision, updatedAt, updatedBy } = before;
      throw new ServiceError('stale-revision', {
        details: { revision, updatedAt: updatedAt.toISOString(), updatedBy },
      });
    }
    const { name, settings } = body;
    const { login } = actor.user;
    const stored = await storeCampaign(context, tx, { campaign: { ...before, name, settings }, login });
    await recordAudit(tx, {
      user: login,
      action: 'campaign.update',
      entity: 'campaign',
      entityId: id,
      details: {
        name: stored.name,
        before: { name: before.name, settings: before.settings },
        after: { name: stored.name, settings: stored.settings },
      },
    });
  });
  return readWithSummary(context, id);
});
