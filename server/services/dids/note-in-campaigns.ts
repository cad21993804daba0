import { eq, inArray } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { campaigns, type dids } from '../../db/tables/index.ts';

/**
 * Locks the campaigns that a number leaves and comes to, always in the same order.
 * @returns The ids of those that exist.
 */
export async function lockCampaigns(tx: Database, ids: readonly (string | null)[]): Promise<ReadonlySet<string>> {
  const wanted = ids.filter((id) => id !== null);
  if (wanted.length === 0) return new Set();
  const rows = await tx
    .select({ id: campaigns.id })
    .from(campaigns)
    .where(inArray(campaigns.id, wanted))
    .orderBy(campaigns.id)
    .for('update');
  return new Set(rows.map(({ id }) => id));
}

interface Move {
  before: typeof dids.$inferSelect;
  campaignId: string | null;
  login: string;
}

/** A campaign lists its numbers among its settings: takes the number off one list and puts it on the other. */
export async function noteInCampaigns(tx: Database, { before, campaignId, login }: Move): Promise<void> {
  if (before.campaignId === campaignId) return;
  const others = (numbers: readonly string[]) => numbers.filter((number) => number !== before.number);
  if (before.campaignId !== null) await changeNumbers(tx, { id: before.campaignId, login, change: others });
  if (campaignId === null) return;
  await changeNumbers(tx, { id: campaignId, login, change: (numbers) => [...others(numbers), before.number] });
}

interface Change {
  id: string;
  login: string;
  change: (numbers: readonly string[]) => string[];
}

async function changeNumbers(tx: Database, { id, login, change }: Change): Promise<void> {
  const [row] = await tx.select().from(campaigns).where(eq(campaigns.id, id));
  if (!row) return;
  const { general } = row.settings;
  await tx
    .update(campaigns)
    .set({
      settings: { ...row.settings, general: { ...general, dids: change(general.dids) } },
      revision: row.revision + 1,
      updatedAt: new Date(),
      updatedBy: login,
    })
    .where(eq(campaigns.id, id));
}
