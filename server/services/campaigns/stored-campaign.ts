import { and, eq } from 'drizzle-orm';
import { type InboundCampaign, inboundSettings } from '#schemas/domain/inbound-campaign.ts';
import { summariseCampaign } from '../../campaigns/summarise-campaigns.ts';
import type { Database } from '../../db/open.ts';
import { campaigns } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';

export type StoredCampaign = typeof campaigns.$inferSelect;

/** @throws ServiceError `not-found` */
export async function readStoredCampaign(db: Database, id: string): Promise<StoredCampaign> {
  const [row] = await db.select().from(campaigns).where(inboundOf(id));
  if (!row) throw new ServiceError('not-found');
  return withDefaults(row);
}

/** The same, and nobody else changes it until the transaction ends. */
export async function lockStoredCampaign(tx: Database, id: string): Promise<StoredCampaign> {
  const [row] = await tx.select().from(campaigns).where(inboundOf(id)).for('update');
  if (!row) throw new ServiceError('not-found');
  return withDefaults(row);
}

/** Settings that an earlier version of Switchyard did not know have their defaults. */
export function withDefaults(row: StoredCampaign): StoredCampaign {
  return { ...row, settings: inboundSettings.parse(row.settings) };
}

/** A campaign as clients see it, with its summary. */
export async function readWithSummary(context: ServiceContext, id: string) {
  const stored = await readStoredCampaign(context.db, id);
  return { campaign: toCampaign(stored), summary: await summariseCampaign(context, context.db, { campaign: stored }) };
}

function toCampaign({ id, name, active, settings, revision, updatedAt, updatedBy }: StoredCampaign): InboundCampaign {
  return { id, name, active, settings, revision, updatedAt: updatedAt.toISOString(), updatedBy };
}

function inboundOf(id: string) {
  return and(eq(campaigns.id, id), eq(campaigns.kind, 'inbound'));
}
