import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import type { InboundSettings } from '#schemas/domain/inbound-campaign.ts';
import type { CampaignNode } from './campaign-node.ts';

/** The tabs of a campaign's screen (S81–S88). */
export type CampaignTab = keyof InboundSettings;

/** A place on a campaign's screen: a tab and a field in it, by its path in that tab's settings. */
export interface CampaignField {
  tab: CampaignTab;
  field: string;
}

/** Where that is set which a problem of the campaign's flow concerns. */
export function fieldOfNode(
  { rule, node = '', path = [] }: Partial<Pick<Diagnostic, 'rule' | 'node' | 'path'>>,
  { messages }: Pick<InboundSettings, 'messages'>,
): CampaignField {
  const [outer = ''] = node.split('/');
  // What is said in the place of a message that is not there is mended where it comes from.
  if (outer === 'unavailable' && messages.unavailable.length === 0 && messages.closed.length > 0) {
    return { tab: 'messages', field: 'closed' };
  }
  // The flow's remedy for a queue without end is what the campaign calls its overflow.
  if (rule === 'unlimited-wait' && node === 'queue') return { tab: 'overflow', field: 'flow' };
  const [first = ''] = path;
  const found = FIELDS[outer as CampaignNode]?.[node === outer ? String(first) : ''] ?? PLACES[outer as CampaignNode];
  return found === undefined ? GENERAL : parse(found);
}

const GENERAL: CampaignField = { tab: 'general', field: '' };

/** Where a node comes from, by node. */
const PLACES: Partial<Record<CampaignNode, string>> = {
  hours: 'opening.schedule',
  ivr: 'general.flow',
  queue: 'general.queue',
  survey: 'general.survey',
  closed: 'messages.closed',
  holiday: 'messages.holiday',
  unavailable: 'messages.unavailable',
};

/** Where the fields of a node come from that do not come from there. */
const FIELDS: Partial<Record<CampaignNode, Record<string, string>>> = {
  hours: { holidays: 'opening.holidays' },
  queue: {
    priority: 'general.priority',
    skills: 'skills.required',
    greeting: 'messages.greeting',
    waiting: 'messages.waiting',
    saysPosition: 'messages.position',
    positionBefore: 'messages.position',
    positionAfter: 'messages.position',
    saysPredictedWait: 'messages.predictedWait',
    predictedWaitBefore: 'messages.predictedWait',
    predictedWaitAfter: 'messages.predictedWait',
    invitation: 'messages.invitation',
    intervalSeconds: 'messages.intervalSeconds',
    whisper: 'messages.whisper',
    overflow: 'overflow.flow',
    waitsWithoutAgents: 'overflow.waitsWithoutAgents',
  },
};

function parse(place: string): CampaignField {
  const [tab, field = ''] = place.split('.');
  // Every place above names a tab of the settings.
  return { tab: tab as CampaignTab, field };
}
