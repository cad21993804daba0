import {
  activateCampaign as activateContract,
  deactivateCampaign as deactivateContract,
} from '#schemas/api/campaigns.ts';
import { summariseCampaign } from '../../campaigns/summarise-campaigns.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { verb } from '../verb.ts';
import { findingIssue, storeCampaign } from './change-campaign.ts';
import { lockStoredCampaign, readWithSummary } from './stored-campaign.ts';

export const activateCampaign = verb(activateContract, async ({ context, actor, params: { id } }) => {
  const { login } = actor.user;
  await context.db.transaction(async (tx) => {
    const campaign = await lockStoredCampaign(tx, id);
    if (campaign.active) return;
    const { elements } = await summariseCampaign(context, tx, { campaign });
    const issues = elements.flatMap((element) =>
      element.findings.filter(({ light }) => light === 'red').map((found) => findingIssue(element, found)),
    );
    if (issues.length > 0) throw new ServiceError('campaign-not-ready', { issues });
    await storeCampaign(context, tx, { campaign: { ...campaign, active: true }, login });
    await recordAudit(tx, {
      user: login,
      action: 'campaign.activate',
      entity: 'campaign',
      entityId: id,
      details: { name: campaign.name },
    });
  });
  return readWithSummary(context, id);
});

/** New calls hear that it is closed. Contacts stay on the version they began with, so whoever waits is served. */
export const deactivateCampaign = verb(deactivateContract, async ({ context, actor, params: { id } }) => {
  const { login } = actor.user;
  await context.db.transaction(async (tx) => {
    const campaign = await lockStoredCampaign(tx, id);
    if (!campaign.active) return;
    await storeCampaign(context, tx, { campaign: { ...campaign, active: false }, login });
    await recordAudit(tx, {
      user: login,
      action: 'campaign.deactivate',
      entity: 'campaign',
      entityId: id,
      details: { name: campaign.name },
    });
  });
  return readWithSummary(context, id);
});
