import { asc, eq, inArray, or } from 'drizzle-orm';
import { digitsOf } from '../../campaigns/summarise-campaigns.ts';
import type { Database } from '../../db/open.ts';
import { campaigns, dids, flows } from '../../db/tables/index.ts';
import { ServiceError, type ServiceIssue } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';

/**
 * Lets these numbers lead to a campaign and no others. The caller holds the lock of the campaign.
 * @param path Where the numbers stand in the request.
 * @returns The numbers as they are declared.
 * @throws ServiceError `invalid-input` for numbers that no range has or that lead somewhere else
 */
export async function assignNumbers(
  tx: Database,
  { campaignId, numbers, path }: { campaignId: string; numbers: readonly string[]; path: readonly string[] },
): Promise<string[]> {
  const wanted = numbers.map(digitsOf);
  const rows = await tx
    .select()
    .from(dids)
    .where(or(eq(dids.campaignId, campaignId), wanted.length > 0 ? inArray(dids.digits, wanted) : undefined))
    .orderBy(asc(dids.digits))
    .for('update');
  const known = new Map(rows.map((row) => [row.digits, row]));
  const issues: ServiceIssue[] = [];
  for (const [index, digits] of wanted.entries()) {
    const row = known.get(digits);
    const place = [...path, index];
    if (!row) issues.push(ruleIssue(place, 'did-not-declared'));
    else if (row.flowId !== null || (row.campaignId !== null && row.campaignId !== campaignId)) {
      issues.push(heldIssue(place, await holderOf(tx, row)));
    }
  }
  if (issues.length > 0) throw new ServiceError('invalid-input', { issues });
  const released = rows.filter(({ digits }) => !wanted.includes(digits)).map(({ digits }) => digits);
  if (released.length > 0) await tx.update(dids).set({ campaignId: null }).where(inArray(dids.digits, released));
  if (wanted.length > 0) await tx.update(dids).set({ campaignId }).where(inArray(dids.digits, wanted));
  return wanted.map((digits, index) => known.get(digits)?.number ?? numbers[index] ?? digits);
}

async function holderOf(tx: Database, { flowId, campaignId }: typeof dids.$inferSelect): Promise<string> {
  if (flowId !== null) {
    const [flow] = await tx.select({ name: flows.name }).from(flows).where(eq(flows.id, flowId));
    return flow?.name ?? flowId;
  }
  const [campaign] = await tx
    .select({ name: campaigns.name })
    .from(campaigns)
    .where(eq(campaigns.id, campaignId ?? ''));
  return campaign?.name ?? campaignId ?? '';
}

function heldIssue(path: readonly (string | number)[], holder: string): ServiceIssue {
  return {
    path,
    rule: 'did-held',
    reason: {
      en: `leads to “${holder}”; release it there first`,
      fr: `mène à « ${holder} » ; libérez-la d’abord là-bas`,
    },
  };
}
