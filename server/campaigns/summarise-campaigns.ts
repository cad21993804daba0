import { asc, eq, inArray, or } from 'drizzle-orm';
import { summarise } from '#schemas/campaign/summarise.ts';
import type { CampaignSummary } from '#schemas/campaign/summary.ts';
import type { DidState, SummaryFacts } from '#schemas/campaign/summary-facts.ts';
import type { Holiday } from '#schemas/domain/holiday-group.ts';
import type { InboundSettings } from '#schemas/domain/inbound-campaign.ts';
import type { Database } from '../db/open.ts';
import { campaigns, dids, flows } from '../db/tables/index.ts';
import type { ServiceContext } from '../services/context.ts';
import { documentHash } from '../services/flows/document-hash.ts';
import { countQuotas } from './count-quotas.ts';
import { findRound } from './find-round.ts';
import { type CampaignCompiled, compileCampaign } from './publish-campaign-flow.ts';
import { type Installation, isNeverOpen, readInstallation } from './read-installation.ts';

type Context = Pick<ServiceContext, 'speech' | 'system' | 'timeZone'>;
type Kept = typeof campaigns.$inferSelect;

interface Asked {
  /** As it is stored. */
  campaign: Kept;
  /** As it would be; the stored ones when absent. */
  settings?: InboundSettings;
}

/** The summary of one campaign at this moment. */
export async function summariseCampaign(context: Context, db: Database, asked: Asked): Promise<CampaignSummary> {
  const [summary] = (await summariseCampaigns(context, db, [asked])).summaries;
  // One was asked for.
  if (!summary) throw new Error('campaign-summary.none');
  return summary;
}

/** The summaries of campaigns, in their order, and what they were made from. */
export async function summariseCampaigns(
  context: Context,
  db: Database,
  asked: readonly Asked[],
): Promise<{ summaries: CampaignSummary[]; installation: Installation }> {
  const wanted = asked.map(({ campaign, settings = campaign.settings }) => ({ id: campaign.id, settings }));
  const { timeZone } = context;
  const [installation, numbers, quotas] = await Promise.all([
    readInstallation(db, timeZone),
    readNumbers(db, asked),
    countQuotas(db, wanted, { timeZone, now: Date.now() }),
  ]);
  const summaries: CampaignSummary[] = [];
  for (const { campaign, settings = campaign.settings } of asked) {
    const { id, name } = campaign;
    const checked = await checkOnce(context, db, { installation, campaign: { id, name, settings, active: true } });
    const { general, opening, customers } = settings;
    const now = Date.now();
    const today = localDate(now, timeZone);
    const statuses = installation.dispositions.get(customers.dispositions) ?? [];
    summaries.push(
      summarise(settings, {
        today,
        telephonyConnected: context.system.telephony().connected,
        diagnostics: checked.diagnostics,
        ownFlowHasQueue: checked.ownFlowHasQueue,
        ownFlowHandsBack: checked.ownFlowHandsBack,
        overflowWithoutAgents: checked.overflowWithoutAgents,
        dids: didStates(numbers, campaign, general.dids),
        names: installation.names,
        published: installation.published,
        staff: installation.staff.get(general.queue) ?? [],
        decrementing: installation.decrementing,
        neverOpen: whatNeverOpens(installation, opening, now),
        round: await findRound(context, db, { name, settings, passes: checked.passes }),
        holidaysToCome: toCome(installation.holidays.get(opening.holidays) ?? [], today),
        neverCalling: isNeverOpen(installation, { schedule: customers.callingHours, holidays: '' }, now),
        dispositionCodes: statuses.map(({ code }) => code),
        quota: quotas.get(id) ?? null,
        countsTowardsQuota: statuses.some(({ quota }) => quota),
      }),
    );
  }
  return { summaries, installation };
}

type Checked = Omit<CampaignCompiled, 'flow'>;

/** Summaries are asked for again and again, and the checker need not look twice at what has not changed. */
const checks = new WeakMap<Context['system'], Map<string, Checked>>();
const CHECKS_KEPT = 200;

async function checkOnce(
  context: Context,
  db: Database,
  { installation, campaign }: { installation: Installation; campaign: Parameters<typeof compileCampaign>[2] },
): Promise<Checked> {
  const { settings } = campaign;
  const key = documentHash([settings, installation.fingerprint, context.speech.languages]);
  const checked = checks.get(context.system) ?? new Map<string, Checked>();
  checks.set(context.system, checked);
  const known = checked.get(key);
  if (known) return known;
  const compiled = await compileCampaign(context, db, campaign);
  const { diagnostics, ownFlowHasQueue, ownFlowHandsBack, overflowWithoutAgents, passes } = compiled;
  const found = { diagnostics, ownFlowHasQueue, ownFlowHandsBack, overflowWithoutAgents, passes };
  const oldest = checked.keys().next();
  if (checked.size >= CHECKS_KEPT && !oldest.done) checked.delete(oldest.value);
  checked.set(key, found);
  return found;
}

interface KnownNumber {
  number: string;
  campaignId: string | null;
  holder: { by: string; holder: 'flow' | 'campaign' } | null;
}

/** The numbers that the campaigns name or have, by their digits. */
async function readNumbers(db: Database, asked: readonly Asked[]): Promise<ReadonlyMap<string, KnownNumber>> {
  const wanted = asked.flatMap(({ campaign, settings = campaign.settings }) => settings.general.dids.map(digitsOf));
  const own = asked.map(({ campaign }) => campaign.id);
  if (own.length === 0) return new Map();
  const rows = await db
    .select({
      digits: dids.digits,
      number: dids.number,
      campaignId: dids.campaignId,
      flow: flows.name,
      campaign: campaigns.name,
    })
    .from(dids)
    .leftJoin(flows, eq(flows.id, dids.flowId))
    .leftJoin(campaigns, eq(campaigns.id, dids.campaignId))
    .where(or(inArray(dids.campaignId, own), wanted.length > 0 ? inArray(dids.digits, wanted) : undefined))
    .orderBy(asc(dids.digits));
  return new Map(
    rows.map(({ digits, number, campaignId, flow, campaign }) => [
      digits,
      {
        number,
        campaignId,
        holder:
          campaign !== null
            ? { by: campaign, holder: 'campaign' }
            : flow !== null
              ? { by: flow, holder: 'flow' }
              : null,
      },
    ]),
  );
}

function didStates(
  numbers: ReadonlyMap<string, KnownNumber>,
  campaign: Kept,
  wanted: readonly string[],
): Record<string, DidState> {
  return Object.fromEntries(
    wanted.map((number): [string, DidState] => {
      const known = numbers.get(digitsOf(number));
      if (!known) return [number, { state: 'unknown' }];
      if (known.campaignId === campaign.id) return [number, { state: 'own' }];
      if (known.holder) return [number, { state: 'held', ...known.holder }];
      const wasOwn = campaign.settings.general.dids.includes(number);
      return [number, { state: wasOwn ? 'lost' : 'free' }];
    }),
  );
}

export function digitsOf(number: string): string {
  return number.replace(/^\+/, '');
}

function toCome(holidays: readonly Holiday[], today: string): number {
  return holidays.filter(({ yearly, date }) => yearly || date >= today).length;
}

function whatNeverOpens(
  installation: Installation,
  { schedule, holidays }: InboundSettings['opening'],
  now: number,
): SummaryFacts['neverOpen'] {
  if (!isNeverOpen(installation, { schedule, holidays }, now)) return null;
  return isNeverOpen(installation, { schedule, holidays: '' }, now) ? 'hours' : 'holidays';
}

/** Where the installation is, as `2026-03-02`. */
function localDate(now: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now);
}
