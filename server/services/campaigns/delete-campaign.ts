import { and, count, eq, inArray, isNull } from 'drizzle-orm';
import { deleteCampaign as contract } from '#schemas/api/campaigns.ts';
import { callKinds } from '#schemas/domain/contact.ts';
import type { Database } from '../../db/open.ts';
import {
  callbacks,
  campaigns,
  contacts,
  dids,
  flowReferences,
  flows,
  voicemails,
  waits,
} from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { draftVersion } from '../flows/store-references.ts';
import { verb } from '../verb.ts';
import { lockStoredCampaign } from './stored-campaign.ts';

/** Contacts that it served can still be looked at: its flows stay, out of sight. */
export const deleteCampaign = verb(contract, ({ context: { db }, actor, params: { id } }) =>
  db.transaction(async (tx) => {
    const { name, active, settings } = await lockStoredCampaign(tx, id);
    if (active) throw new ServiceError('campaign-active');
    const open = await countOpen(tx, id);
    if (Object.values(open).some((found) => found > 0)) throw new ServiceError('in-use', { details: open });
    await tx.update(dids).set({ campaignId: null }).where(eq(dids.campaignId, id));
    const made = await tx
      .update(flows)
      .set({ deletedAt: new Date() })
      .where(eq(flows.campaignId, id))
      .returning({ id: flows.id });
    await tx.delete(flowReferences).where(
      and(
        inArray(
          flowReferences.flowId,
          made.map((flow) => flow.id),
        ),
        eq(flowReferences.version, draftVersion),
      ),
    );
    await tx.delete(campaigns).where(eq(campaigns.id, id));
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'campaign.delete',
      entity: 'campaign',
      entityId: id,
      details: { name, settings },
    });
    return undefined;
  }),
);

/** Calls, waits, promised calls and messages of the campaign that nobody has finished with. */
async function countOpen(tx: Database, id: string) {
  const [[live], [waiting], [promised], [unheard]] = await Promise.all([
    tx
      .select({ found: count() })
      .from(contacts)
      .where(and(eq(contacts.status, 'live'), eq(contacts.campaign, id), inArray(contacts.kind, callKinds))),
    tx
      .select({ found: count() })
      .from(waits)
      .where(and(isNull(waits.end), eq(waits.campaign, id))),
    tx
      .select({ found: count() })
      .from(callbacks)
      .where(and(isNull(callbacks.handledAt), eq(callbacks.campaign, id))),
    tx
      .select({ found: count() })
      .from(voicemails)
      .where(and(isNull(voicemails.handledAt), eq(voicemails.campaign, id))),
  ]);
  return {
    liveContacts: live?.found ?? 0,
    waiting: waiting?.found ?? 0,
    callbacks: promised?.found ?? 0,
    voicemails: unheard?.found ?? 0,
  };
}
