import { type Compiled, compileFlow } from '#runtime/compiler/compile.ts';
import type { CompileEnvironment } from '#runtime/compiler/resolve.ts';
import { handsBackAnswered } from '#schemas/campaign/hands-back.ts';
import { hasQueue } from '#schemas/campaign/has-queue.ts';
import { type PassedOn, passedOn } from '#schemas/campaign/passed-on.ts';
import { servesWithoutAgents } from '#schemas/campaign/serves-without-agents.ts';
import { type CampaignFacts, toFlow } from '#schemas/campaign/to-flow.ts';
import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import type { Database } from '../db/open.ts';
import type { ServiceContext } from '../services/context.ts';
import { loadCompileEnvironment } from '../services/flows/compile-environment.ts';
import { storeMadeDraft, storeMadeVersion } from './store-made-flow.ts';

type Context = Pick<ServiceContext, 'speech'>;

/** The flow that a campaign would run if it were active, and what the checker says of it. */
export interface CampaignCompiled {
  flow: Flow;
  ownFlowHasQueue: boolean;
  ownFlowHandsBack: boolean;
  overflowWithoutAgents: boolean;
  /** Where its callers are passed on to. */
  passes: PassedOn[];
  diagnostics: Diagnostic[];
}

export async function compileCampaign(
  context: Context,
  db: Database,
  campaign: CampaignFacts,
): Promise<CampaignCompiled & { environment: CompileEnvironment; compiled: Compiled }> {
  const asked = { ...campaign, active: true };
  // Without knowing other flows, the flow names everything that it may need to know.
  const environment = await loadCompileEnvironment(
    db,
    context.speech,
    toFlow(asked, () => undefined),
  );
  const flow = toFlow(asked, environment.subFlow);
  const compiled = compileFlow({ document: flow, environment });
  const own = campaign.settings.general.flow;
  return {
    flow,
    environment,
    compiled,
    ownFlowHasQueue: own !== '' && hasQueue(own, environment.subFlow),
    ownFlowHandsBack: own !== '' && handsBackAnswered(own, environment.subFlow),
    overflowWithoutAgents: servesWithoutAgents(environment.subFlow(campaign.settings.overflow.flow)),
    passes: passedOn(flow, environment.subFlow),
    diagnostics: compiled.diagnostics,
  };
}

/**
 * Makes the flow of a campaign anew and publishes it if it is another than before. Its draft is what the campaign runs, or
 * would run, while it is active.
 * @returns What keeps an active campaign's flow from being published; then its calls go on as before.
 */
export async function publishCampaignFlow(
  context: Context,
  tx: Database,
  { campaign, login }: { campaign: CampaignFacts; login: string },
): Promise<Diagnostic[]> {
  const { flow: draft, environment, compiled } = await compileCampaign(context, tx, campaign);
  const live = campaign.active ? { flow: draft, compiled } : closedFlow(campaign, environment);
  if (!live.compiled.publishable || live.compiled.ir === null) return live.compiled.diagnostics;
  await storeMadeDraft(tx, { campaign: campaign.id, draft, login });
  await storeMadeVersion(tx, { flow: live.flow, ir: live.compiled.ir, login });
  return [];
}

/** What a campaign says that is not active; where its message cannot be played, the words that are always there. */
function closedFlow(campaign: CampaignFacts, environment: CompileEnvironment): { flow: Flow; compiled: Compiled } {
  const { settings } = campaign;
  const flow = toFlow({ ...campaign, active: false }, environment.subFlow);
  const compiled = compileFlow({ document: flow, environment });
  if (compiled.publishable) return { flow, compiled };
  const plain = { ...settings, messages: { ...settings.messages, closed: [] } };
  const instead = toFlow({ ...campaign, settings: plain, active: false }, environment.subFlow);
  return { flow: instead, compiled: compileFlow({ document: instead, environment }) };
}
