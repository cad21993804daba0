import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { z } from 'zod';
import { catalogueName } from '#schemas/domain/catalogue-id.ts';
import { inboundSettings } from '#schemas/domain/inbound-campaign.ts';
import { storeCampaign } from '../services/campaigns/change-campaign.ts';
import { insertCampaign } from '../services/campaigns/insert-campaign.ts';
import { lockStoredCampaign } from '../services/campaigns/stored-campaign.ts';
import type { ServiceContext } from '../services/context.ts';

const sampleCampaign = z.strictObject({ name: catalogueName, active: z.boolean(), settings: inboundSettings });

/** Adds the campaigns of the samples, whose flows, queues and numbers are there already. */
export async function loadSampleCampaigns(context: ServiceContext, folder: string, login: string): Promise<void> {
  if (!existsSync(folder)) return;
  const files = (await readdir(folder)).filter((file) => extname(file) === '.json').sort();
  for (const file of files) {
    try {
      const { name, active, settings } = sampleCampaign.parse(JSON.parse(await readFile(join(folder, file), 'utf8')));
      await context.db.transaction(async (tx) => {
        const id = await insertCampaign(context, tx, { name, settings, login, action: 'campaign.create' });
        if (!active) return;
        const campaign = await lockStoredCampaign(tx, id);
        await storeCampaign(context, tx, { campaign: { ...campaign, active }, login });
      });
    } catch (error) {
      context.log.warn({ error, file }, 'a sample campaign could not be loaded');
    }
  }
}
