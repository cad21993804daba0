import { eq } from 'drizzle-orm';
import type { AgentFacts } from '#runtime/acd/agents/agent.ts';
import type { ConversationRules } from '#runtime/acd/conversation/state.ts';
import { type InboundSettings, inboundSettings } from '#schemas/domain/inbound-campaign.ts';
import type { Database } from '../db/open.ts';
import { campaigns, queues } from '../db/tables/index.ts';

const DEFAULT_RING_SECONDS = 20;

/** What holds for a conversation that begins now. Without a campaign there is nothing for the agent to do afterwards. */
export async function readRules(
  db: Database,
  { queue, campaign }: { queue: string; campaign: string },
  { options }: AgentFacts,
): Promise<ConversationRules> {
  const [[queueRow], [campaignRow]] = await Promise.all([
    queue === '' ? [] : db.select().from(queues).where(eq(queues.id, queue)),
    campaign === '' ? [] : db.select().from(campaigns).where(eq(campaigns.id, campaign)),
  ]);
  const { general } = campaignRow?.settings ?? inboundSettings.parse({});
  const { recording, holdMusic } = general;
  return {
    ringSeconds: queueRow?.settings.ringSeconds ?? DEFAULT_RING_SECONDS,
    hasWrapUp: campaignRow !== undefined,
    wrapUpSeconds: general.wrapUpSeconds,
    wrapUpBreak: general.wrapUpBreak,
    hangUpAfterCall: options.hangUpAfterCall,
    directlyReady: options.directlyReady,
    autoAnswer: options.autoAnswer,
    recording: recording.type,
    recordingCodes: recording.type === 'dispositions' ? recording.codes : [],
    recordsOnDemand: campaignRow === undefined || general.recordsOnDemand,
    recordingDays: general.recordingDays,
    whisper: [],
    holdMusic: holdMusic === '' ? [{ type: 'tone', tone: 'ringing' }] : [{ type: 'audio', audio: holdMusic }],
    shownNumbers: shownNumbersOf(general),
  };
}

function shownNumbersOf({ shownNumber }: InboundSettings['general']): ConversationRules['shownNumbers'] {
  if (shownNumber.type === 'given') return [{ prefix: '', number: shownNumber.number }];
  return shownNumber.type === 'by-prefix' ? shownNumber.numbers : [];
}
