import { eq } from 'drizzle-orm';
import { fieldOfNode } from '#schemas/campaign/field-of-node.ts';
import { describeFinding } from '#schemas/campaign/finding-texts.ts';
import type { CampaignFinding, SummaryElement } from '#schemas/campaign/summary.ts';
import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { publishCampaignFlow } from '../../campaigns/publish-campaign-flow.ts';
import type { Database } from '../../db/open.ts';
import { campaigns } from '../../db/tables/index.ts';
import { ServiceError, type ServiceIssue } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import { assignNumbers } from './assign-numbers.ts';
import type { StoredCampaign } from './stored-campaign.ts';

/**
 * Stores a campaign as it is to be, with its numbers and its flow; the caller holds its lock.
 * @throws ServiceError `invalid-input` for its numbers, `campaign-not-ready` when an active one could not take calls
 */
export async function storeCampaign(
  context: Pick<ServiceContext, 'speech'>,
  tx: Database,
  { campaign, login }: { campaign: StoredCampaign; login: string },
): Promise<StoredCampaign> {
  const { general } = campaign.settings;
  const path = ['settings', 'general', 'dids'];
  const dids = await assignNumbers(tx, { campaignId: campaign.id, numbers: general.dids, path });
  const stored: StoredCampaign = {
    ...campaign,
    settings: { ...campaign.settings, general: { ...general, dids } },
    revision: campaign.revision + 1,
    updatedAt: new Date(),
    updatedBy: login,
  };
  await tx.update(campaigns).set(stored).where(eq(campaigns.id, stored.id));
  const problems = await publishCampaignFlow(context, tx, { campaign: stored, login });
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const issues = errors.map((diagnostic) => flowIssue(diagnostic, stored));
    throw new ServiceError('campaign-not-ready', { issues });
  }
  return stored;
}

function flowIssue(diagnostic: Diagnostic, { settings }: StoredCampaign): ServiceIssue {
  const found: CampaignFinding = { rule: 'flow', light: 'red', params: {}, diagnostic };
  return findingIssue(fieldOfNode(diagnostic, settings), found);
}

/** A finding of the summary as an issue of a request that it stands in the way of. */
export function findingIssue(
  { tab, field }: Pick<SummaryElement, 'tab' | 'field'>,
  found: CampaignFinding,
): ServiceIssue {
  const describe = (language: 'en' | 'fr') => {
    const { message, remedy } = describeFinding(found, language);
    return `${message} ${remedy}`;
  };
  return {
    path: ['settings', tab, field],
    rule: found.diagnostic?.rule ?? found.rule,
    reason: { en: describe('en'), fr: describe('fr') },
  };
}
