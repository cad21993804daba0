import { inArray } from 'drizzle-orm';
import { type PassedOn, passedOn } from '#schemas/campaign/passed-on.ts';
import { campaignFlowId, type InboundSettings } from '#schemas/domain/inbound-campaign.ts';
import type { Database } from '../db/open.ts';
import { dids } from '../db/tables/index.ts';
import { canonicalPhone, countryOfPhone } from '../phone-numbers.ts';
import type { ServiceContext } from '../services/context.ts';
import { loadCompileEnvironment, readPublishedFlows } from '../services/flows/compile-environment.ts';

/** How callers of a campaign come back to it who decide nothing. */
export interface Round {
  /** The node of the campaign's flow by which they leave it. */
  node: string;
  /** The campaigns and flows that they go through, this one first and last. */
  names: string[];
}

interface Asked {
  name: string;
  settings: Pick<InboundSettings, 'general'>;
  /** The numbers that the campaign's flow passes callers on to. */
  passes: readonly PassedOn[];
}

interface Step {
  passes: readonly PassedOn[];
  names: string[];
  /** Of the asked campaign; '' while the step is in it. */
  node: string;
}

/** The shortest way by which callers are passed from a campaign through others and back to one of its numbers (S88). */
export async function findRound(
  { speech }: Pick<ServiceContext, 'speech'>,
  db: Database,
  { name, settings: { general }, passes }: Asked,
): Promise<Round | null> {
  const country = countryOfPhone(general.dids[0] ?? '');
  const digits = (number: string) => (canonicalPhone(number, country) ?? '').replace(/^\+/, '');
  const own = new Set(general.dids.map(digits));
  const seen = new Set<string>();
  const steps: Step[] = [{ passes, names: [name], node: '' }];
  for (const step of steps) {
    const leading = step.passes.map((pass) => ({ to: digits(pass.number), node: step.node || pass.node }));
    const back = leading.find(({ to }) => own.has(to));
    if (back) return { node: back.node, names: [...step.names, name] };
    for (const { flow, number } of await readHolders(db, leading)) {
      if (seen.has(flow)) continue;
      seen.add(flow);
      const [document] = await readPublishedFlows(db, [flow]);
      if (!document) continue;
      const { subFlow } = await loadCompileEnvironment(db, speech, document);
      const node = leading.find(({ to }) => to === number)?.node ?? '';
      steps.push({ passes: passedOn(document, subFlow), names: [...step.names, document.name], node });
    }
  }
  return null;
}

/** The flows that those of the numbers lead to which belong to this installation. */
async function readHolders(
  db: Database,
  leading: readonly { to: string }[],
): Promise<{ number: string; flow: string }[]> {
  if (leading.length === 0) return [];
  const rows = await db
    .select({ number: dids.digits, flowId: dids.flowId, campaignId: dids.campaignId })
    .from(dids)
    .where(inArray(dids.digits, [...new Set(leading.map(({ to }) => to))]));
  return rows.flatMap(({ number, flowId, campaignId }) => {
    const flow = campaignId === null ? flowId : campaignFlowId(campaignId);
    return flow === null ? [] : [{ number, flow }];
  });
}
