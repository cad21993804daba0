import { eq } from 'drizzle-orm';
import type { AgentFacts } from '#runtime/acd/agents/agent.ts';
import type { ConversationRules } from '#runtime/acd/conversation/state.ts';
import { type InboundSettings, inboundSettings } from '#schemas/domain/inbound-campaign.ts';
import type { QueueSettings } from '#schemas/domain/queue.ts';
import type { Database } from '../db/open.ts';
import { campaigns, queues } from '../db/tables/index.ts';

const DEFAULT_RING_SECONDS = 20;

/** Should nobody say that settings have changed, they hold for conversations that begin so long after. */
const KEPT_MS = 15_000;

type Settings = [queue: QueueSettings | undefined, campaign: InboundSettings | undefined];

/** Reads what holds for a conversation that begins now; the settings behind it when they have changed. */
export function createRulesReader(db: Database) {
  const kept = new Map<string, { at: number; settings: Promise<Settings> }>();

  function readSettings(queue: string, campaign: string): Promise<Settings> {
    const key = `${queue} ${campaign}`;
    const known = kept.get(key);
    const now = performance.now();
    if (known !== undefined && now - known.at < KEPT_MS) return known.settings;
    const settings = selectSettings(db, queue, campaign);
    kept.set(key, { at: now, settings });
    settings.catch(() => {
      if (kept.get(key)?.settings === settings) kept.delete(key);
    });
    return settings;
  }

  return {
    read: async ({ queue, campaign }: { queue: string; campaign: string }, facts: AgentFacts) =>
      rulesOf(await readSettings(queue, campaign), facts),
    forget: () => kept.clear(),
  };
}

async function selectSettings(db: Database, queue: string, campaign: string): Promise<Settings> {
  const [[queueRow], [campaignRow]] = await Promise.all([
    queue === '' ? [] : db.select().from(queues).where(eq(queues.id, queue)),
    campaign === '' ? [] : db.select().from(campaigns).where(eq(campaigns.id, campaign)),
  ]);
  return [queueRow?.settings, campaignRow?.settings];
}

/** Without a campaign there is nothing for the agent to do afterwards. */
function rulesOf([queue, campaign]: Settings, { options }: AgentFacts): ConversationRules {
  const { general } = campaign ?? inboundSettings.parse({});
  const { recording, holdMusic } = general;
  return {
    ringSeconds: queue?.ringSeconds ?? DEFAULT_RING_SECONDS,
    hasWrapUp: campaign !== undefined,
    wrapUpSeconds: general.wrapUpSeconds,
    wrapUpBreak: general.wrapUpBreak,
    hangUpAfterCall: options.hangUpAfterCall,
    directlyReady: options.directlyReady,
    autoAnswer: options.autoAnswer,
    recording: recording.type,
    recordingCodes: recording.type === 'dispositions' ? recording.codes : [],
    recordsOnDemand: campaign === undefined || general.recordsOnDemand,
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
