import { eq } from 'drizzle-orm';
import { compileFlow } from '#runtime/compiler/compile.ts';
import type { FlowForQueue, PublishedIr } from '#runtime/engine/ports.ts';
import { toQueueFlow } from '#schemas/campaign/to-flow.ts';
import { type InboundSettings, inboundSettings } from '#schemas/domain/inbound-campaign.ts';
import { campaigns, flowReferences, queues } from '../db/tables/index.ts';
import type { ServiceContext } from '../services/context.ts';
import { loadCompileEnvironment } from '../services/flows/compile-environment.ts';
import { storeMadeDraft, storeMadeVersion } from './store-made-flow.ts';

const SYSTEM = 'system';

type Context = Pick<ServiceContext, 'db' | 'speech'>;
type Campaign = Parameters<typeof toQueueFlow>[0];

/** Makes the flows of customers whom agents have called and pass on to queues, each when it is wanted. */
export function createFlowForQueue({ db, speech }: Context): FlowForQueue {
  return ({ campaign, queue }) =>
    db.transaction(async (tx): Promise<PublishedIr | null> => {
      // Locked, so that the same flow is not made twice at a time.
      const [found] = await tx.select().from(queues).where(eq(queues.id, queue)).for('update');
      if (!found) return null;
      const [kept] = campaign === '' ? [] : await tx.select().from(campaigns).where(eq(campaigns.id, campaign));
      const named = { id: queue, name: found.settings.name };
      const { flow, ir } = await compileForQueue({ db: tx, speech }, kept ?? null, named);
      await storeMadeDraft(tx, { campaign: kept?.id ?? '', draft: flow, login: SYSTEM });
      const version = await storeMadeVersion(tx, { flow, ir, login: SYSTEM });
      // It is made anew each time: nothing that it names has to be kept for it.
      await tx.delete(flowReferences).where(eq(flowReferences.flowId, flow.id));
      return { flowId: flow.id, version, ir };
    });
}

/** Where something that the campaign names is missing, nothing but the queue: the customer waits all the same. */
async function compileForQueue({ db, speech }: Context, campaign: Campaign, queue: { id: string; name: string }) {
  const plain = campaign && { id: campaign.id, settings: plainSettings(campaign.settings) };
  for (const asked of [campaign, plain]) {
    const flow = toQueueFlow(asked, queue);
    const environment = await loadCompileEnvironment(db, speech, flow);
    const { publishable, ir } = compileFlow({ document: flow, environment });
    if (publishable && ir !== null) return { flow, ir };
  }
  throw new Error(`campaigns.no-flow-for-queue: ${queue.id}`);
}

function plainSettings({ general: { languages } }: InboundSettings): InboundSettings {
  return inboundSettings.parse({ general: { languages } });
}
