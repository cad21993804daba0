import { eq } from 'drizzle-orm';
import { openScript as contract } from '#schemas/api/scripts.ts';
import type { ContactFacts } from '#schemas/effects/contact.ts';
import { flows } from '../../db/tables/index.ts';
import type { NewScript } from '../../desk/script-store.ts';
import { ServiceError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import { asVariables, readCallerState } from '../conversations/caller-state.ts';
import { settingsOfCampaign } from '../conversations/campaign-of.ts';
import { findOwnConversation } from '../conversations/find-conversation.ts';
import type { ConversationRow } from '../conversations/select-conversations.ts';
import { verb } from '../verb.ts';
import { readLiveScript } from './live-script.ts';
import { toScriptRun } from './script-of.ts';

/** A conversation keeps the version of the script with which it was opened first; one that is closed begins none. */
export const openScript = verb(contract, async ({ context, actor, params: { id } }) => {
  const { db, scripts } = context;
  const { row } = await findOwnConversation(db, actor, id);
  const script = (await scripts.find(id)) ?? (await scripts.begin(await newScript(context, row)));
  const [flow] = await db.select({ name: flows.name }).from(flows).where(eq(flows.id, script.stored.flowId));
  return { run: await toScriptRun(db, { script, row, flowName: flow?.name ?? script.stored.flowId }) };
});

async function newScript({ db, timeZone }: ServiceContext, row: ConversationRow): Promise<NewScript> {
  const { customers } = await settingsOfCampaign(db, row.campaign);
  const live = await readLiveScript(db, customers.script);
  if (!live || row.closedAt) throw new ServiceError('not-found');
  const { language, collected } = await readCallerState(db, row.contactId);
  const facts: ContactFacts = {
    id: `${row.id}~script`,
    caller: row.customer,
    called: row.called,
    startedAt: new Date().toISOString(),
    timeZone,
    campaign: row.campaign,
    ...(language === '' ? {} : { language }),
    variables: asVariables(collected),
  };
  const { flowId, flowVersion } = live;
  return { conversationId: row.id, parentId: row.contactId, facts, flowId, flowVersion };
}
