import { eq } from 'drizzle-orm';
import { readCampaignDefaults as readContract, saveCampaignDefaults as saveContract } from '#schemas/api/campaigns.ts';
import type { Revised } from '#schemas/api/revised.ts';
import { type InboundSettings, inboundSettings } from '#schemas/domain/inbound-campaign.ts';
import type { Database } from '../../db/open.ts';
import { installation } from '../../db/tables/index.ts';
import { recordAudit } from '../audit.ts';
import { raiseRevision, readRevision } from '../catalogue/revisions.ts';
import { verb } from '../verb.ts';

const KEY = 'campaign-defaults';

export const readCampaignDefaults = verb(readContract, ({ context: { db } }) => readDefaults(db));

export const saveCampaignDefaults = verb(saveContract, async ({ context: { db }, actor, body }) => {
  // A number leads to one campaign, so none can be the default of all.
  const settings = { ...body.settings, general: { ...body.settings.general, dids: [] } };
  await db.transaction(async (tx) => {
    const before = await selectDefaults(tx);
    const { login } = actor.user;
    await raiseRevision(tx, { key: KEY, revision: body.revision, current: { settings: before }, login });
    await tx
      .insert(installation)
      .values({ key: KEY, value: settings })
      .onConflictDoUpdate({ target: installation.key, set: { value: settings } });
    await recordAudit(tx, {
      user: login,
      action: 'settings.campaign-defaults',
      entity: 'settings',
      entityId: KEY,
      details: { before, after: settings },
    });
  });
  return readDefaults(db);
});

async function readDefaults(db: Database): Promise<Revised & { settings: InboundSettings }> {
  const [revision, settings] = await Promise.all([readRevision(db, KEY), selectDefaults(db)]);
  return { ...revision, settings };
}

/** What new campaigns begin with (S87). */
export async function selectDefaults(db: Database): Promise<InboundSettings> {
  const [row] = await db.select().from(installation).where(eq(installation.key, KEY));
  return inboundSettings.safeParse(row?.value).data ?? inboundSettings.parse({});
}
