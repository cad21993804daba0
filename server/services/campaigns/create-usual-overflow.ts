import { createUsualOverflow as contract } from '#schemas/api/campaigns.ts';
import { usualOverflowFlow } from '#schemas/campaign/usual-overflow.ts';
import { insertFlow } from '../flows/insert-flow.ts';
import { publishDraft } from '../flows/publish-flow.ts';
import { readSummary } from '../flows/summaries.ts';
import { newId } from '../new-id.ts';
import { verb } from '../verb.ts';
import { readStoredCampaign } from './stored-campaign.ts';

/** The flow is the admin's from then on, to be drawn further; the campaign takes it when it is saved with it. */
export const createUsualOverflow = verb(contract, async ({ context, actor, params, body: { name, overflow } }) => {
  const { login } = actor.user;
  const id = newId();
  await context.db.transaction(async (tx) => {
    await readStoredCampaign(tx, params.id);
    const flow = usualOverflowFlow({ id, name, overflow });
    await insertFlow(tx, { flow, login, action: 'flow.create', details: { campaign: params.id } });
    await publishDraft({ ...context, db: tx }, { id, revision: 1, message: '', login });
  });
  return { flow: await readSummary(context.db, id) };
});
