import type { InboundSettings } from '#schemas/domain/inbound-campaign.ts';
import type { QuotaProgress } from '#schemas/domain/quota.ts';
import { type Prompt, summarisePrompt } from '#schemas/nodes/prompt.ts';
import type { CampaignNode } from './campaign-node.ts';
import type { CampaignField } from './field-of-node.ts';
import { finding } from './finding-texts.ts';
import { skillFindings, staffFindings } from './staff-findings.ts';
import type { CampaignFinding, SummaryElement } from './summary.ts';
import type { NamedKind, SummaryFacts } from './summary-facts.ts';

/** An element before the findings of the flow checker are put to it. */
export type ElementDraft = Omit<SummaryElement, 'light'>;

/** What a campaign consists of, in the order of its tabs, with what is wrong beside what the flow checker finds. */
export function summarisedElements(settings: InboundSettings, facts: SummaryFacts): ElementDraft[] {
  return [
    ...general(settings, facts),
    ...voicemails(settings, facts),
    ...customers(settings, facts),
    ...callbacks(settings, facts),
    ...messages(settings),
    ...opening(settings, facts),
    ...overflow(settings, facts),
    ...skills(settings, facts),
  ];
}

type Part = (settings: InboundSettings, facts: SummaryFacts) => ElementDraft[];
type Words = ElementDraft['value'];

/** Findings that are none are left out. */
function element(
  tab: CampaignField['tab'],
  field: string,
  value: Words | string,
  ...findings: (CampaignFinding | null)[]
): ElementDraft {
  const words = typeof value === 'string' ? { en: value, fr: value } : value;
  return { tab, field, value: words, findings: findings.filter((found) => found !== null) };
}

const general: Part = (settings, facts) => {
  const { dids, languages, queue, priority, flow, survey, shownNumber, holdMusic } = settings.general;
  const { wrapUpSeconds, wrapUpBreak, recording } = settings.general;
  const named = namedBy(facts);
  return [
    element('general', 'dids', dids.join(', '), ...didFindings(dids, facts), ...telephonyFindings(facts)),
    element('general', 'languages', languages.join(', ').toUpperCase()),
    element('general', 'queue', numbered(queue, named('queue', queue)), ...staffFindings(settings, facts)),
    element('general', 'priority', String(priority)),
    element(
      'general',
      'flow',
      named('flow', flow),
      flow !== '' && facts.ownFlowHasQueue ? finding('own-flow-last-word') : null,
      roundFrom('ivr', facts),
    ),
    element(
      'general',
      'survey',
      named('flow', survey),
      survey !== '' && flow !== '' && facts.ownFlowHasQueue && !facts.ownFlowHandsBack
        ? finding('survey-not-reached')
        : null,
    ),
    element('general', 'wrapUpSeconds', seconds(wrapUpSeconds)),
    element('general', 'wrapUpBreak', seconds(wrapUpBreak.seconds)),
    element('general', 'recording', RECORDING[recording.type], ...recordingFindings(settings, facts)),
    element(
      'general',
      'shownNumber',
      shownNumber.type === 'given' ? shownNumber.number : SHOWN_NUMBER[shownNumber.type],
      shownNumber.type === 'by-prefix' && shownNumber.numbers.length === 0 ? finding('numbers-none') : null,
    ),
    element('general', 'holdMusic', named('audio', holdMusic), gone(facts, 'audio', holdMusic)),
  ];
};

function seconds(count: number): string {
  return count === 0 ? '' : `${count} s`;
}

const RECORDING: Record<InboundSettings['general']['recording']['type'], Words> = {
  none: { en: 'none', fr: 'aucun' },
  all: { en: 'all conversations', fr: 'toutes les conversations' },
  dispositions: { en: 'by disposition', fr: 'selon la qualification' },
};

const SHOWN_NUMBER: Record<'real' | 'by-prefix', Words> = {
  real: { en: 'that of the trunk', fr: 'tête de ligne' },
  'by-prefix': { en: 'by the customer’s prefix', fr: 'selon le préfixe du client' },
};

function telephonyFindings({ telephonyConnected }: SummaryFacts): CampaignFinding[] {
  return telephonyConnected ? [] : [finding('telephony-down')];
}

function didFindings(dids: readonly string[], facts: SummaryFacts): CampaignFinding[] {
  if (dids.length === 0) return [finding('did-none')];
  return dids.flatMap((number) => {
    const did = facts.dids[number] ?? { state: 'unknown' };
    if (did.state === 'held') return [finding('did-held', { number, by: did.by })];
    if (did.state === 'unknown') return [finding('did-unknown', { number })];
    return did.state === 'lost' ? [finding('did-not-routed', { number })] : [];
  });
}

function recordingFindings({ general: { recording } }: InboundSettings, facts: SummaryFacts): CampaignFinding[] {
  if (recording.type !== 'dispositions') return [];
  if (recording.codes.length === 0) return [finding('recording-codes-none')];
  const missing = recording.codes.filter((code) => !facts.dispositionCodes.includes(code));
  return missing.map((code) => finding('recording-code-gone', { code }));
}

const voicemails: Part = ({ voicemails: { moveAfterHours, moveTo }, general }, facts) => {
  const { queue: names } = facts.names;
  const where = numbered(moveTo, names[moveTo] ?? '');
  return [
    element(
      'voicemails',
      'moveTo',
      moveTo === '' ? { en: 'they stay', fr: 'ils restent' } : `${where} · ${moveAfterHours} h`,
      moveTo !== '' && names[moveTo] === undefined ? finding('queue-gone', { id: moveTo }) : null,
      moveTo !== '' && moveTo === general.queue ? finding('voicemails-stay') : null,
    ),
  ];
};

const customers: Part = ({ customers: given }, facts) => {
  const { script, dispositions, callingHours, addressBook, emailTemplates, attachments, mailServer } = given;
  const named = namedBy(facts);
  return [
    element('customers', 'script', named('flow', script), ...scriptFindings(script, facts)),
    element(
      'customers',
      'dispositions',
      named('dispositions', dispositions),
      dispositions === '' ? finding('dispositions-none') : gone(facts, 'dispositions', dispositions),
      exists(facts, 'dispositions', dispositions) && facts.dispositionCodes.length === 0
        ? finding('dispositions-empty')
        : null,
    ),
    element(
      'customers',
      'quota',
      facts.quota ? quotaWords(facts.quota) : '',
      facts.quota && !facts.countsTowardsQuota ? finding('quota-nothing-counts') : null,
    ),
    element(
      'customers',
      'callingHours',
      named('schedule', callingHours),
      gone(facts, 'schedule', callingHours),
      callingHours !== '' && facts.neverCalling ? finding('calling-hours-empty') : null,
    ),
    element('customers', 'addressBook', named('data-file', addressBook), gone(facts, 'data-file', addressBook)),
    element(
      'customers',
      'emailTemplates',
      emailTemplates.map((id) => named('email-template', id)).join(', '),
      ...emailTemplates.map((id) => gone(facts, 'email-template', id)),
      emailTemplates.length > 0 && Object.keys(facts.names['mail-server']).length === 0
        ? finding('mail-missing')
        : null,
    ),
    element(
      'customers',
      'attachments',
      attachments.map((id) => named('attachments', id)).join(', '),
      ...attachments.map((id) => gone(facts, 'attachments', id)),
    ),
    element('customers', 'mailServer', named('mail-server', mailServer), gone(facts, 'mail-server', mailServer)),
  ];
};

function quotaWords({ counted, target, per }: QuotaProgress): Words {
  const { en, fr } = QUOTA_PERIODS[per];
  const reached = counted >= target;
  const count = `${counted} / ${target}`;
  return { en: `${count} ${en}${reached ? ', reached' : ''}`, fr: `${count} ${fr}${reached ? ', atteint' : ''}` };
}

const QUOTA_PERIODS: Record<QuotaProgress['per'], Words> = {
  day: { en: 'today', fr: 'aujourd’hui' },
  week: { en: 'this week', fr: 'cette semaine' },
  month: { en: 'this month', fr: 'ce mois-ci' },
  all: { en: 'in all', fr: 'au total' },
};

function scriptFindings(script: string, facts: SummaryFacts): (CampaignFinding | null)[] {
  if (!exists(facts, 'flow', script)) return [gone(facts, 'flow', script)];
  const name = facts.names.flow[script] ?? script;
  return facts.published[script] === 'script' ? [] : [finding('script-unpublished', { name })];
}

const callbacks: Part = ({ callbacks: { latestDays, latestDate } }, { today }) => [
  element(
    'callbacks',
    'latestDays',
    latestDays === null ? '' : { en: `${latestDays} days`, fr: `${latestDays} jours` },
  ),
  element(
    'callbacks',
    'latestDate',
    latestDate ?? '',
    latestDate !== null && latestDate < today ? finding('date-passed') : null,
  ),
];

const MESSAGES = ['greeting', 'waiting', 'position', 'predictedWait', 'invitation', 'whisper'] as const;
const LAST_MESSAGES = ['closed', 'holiday', 'unavailable'] as const;

function messages({ messages: given, general, overflow: { flow } }: InboundSettings): ElementDraft[] {
  const [language = ''] = general.languages;
  const said = (prompt: Prompt) => summarisePrompt(prompt, language);
  return [...MESSAGES, ...LAST_MESSAGES].map((field) => {
    const message = given[field];
    const value = Array.isArray(message)
      ? said(message)
      : message.said
        ? said([...message.before, ...message.after])
        : '';
    const isUnanswered = field === 'invitation' && given.invitation.length > 0 && flow === '';
    return element('messages', field, value, isUnanswered ? finding('invitation-without-overflow') : null);
  });
}

const opening: Part = ({ opening: { schedule, holidays } }, facts) => {
  const named = namedBy(facts);
  const always = { en: 'always open', fr: 'toujours ouvert' };
  return [
    element(
      'opening',
      'schedule',
      schedule === '' ? always : named('schedule', schedule),
      facts.neverOpen === 'hours' ? finding('never-open') : null,
    ),
    element(
      'opening',
      'holidays',
      named('holiday-group', holidays),
      facts.neverOpen === 'holidays' ? finding('holidays-always') : null,
      exists(facts, 'holiday-group', holidays) && facts.holidaysToCome === 0 ? finding('no-holidays-to-come') : null,
    ),
  ];
};

const overflow: Part = ({ overflow: { flow, waitsWithoutAgents } }, facts) => [
  element('overflow', 'flow', namedBy(facts)('flow', flow), roundFrom('queue', facts)),
  element('overflow', 'waitsWithoutAgents', waitsWithoutAgents ? { en: 'yes', fr: 'oui' } : { en: 'no', fr: 'non' }),
];

const skills: Part = (settings, facts) => [
  element(
    'skills',
    'required',
    settings.skills.required.map(({ skill, level }) => `${namedBy(facts)('skill', skill)} ≥ ${level}`).join(', '),
    ...skillFindings(settings, facts),
  ),
];

function roundFrom(node: CampaignNode, { round }: SummaryFacts): CampaignFinding | null {
  return round?.node === node ? finding('passed-round', { round: round.names.join(' → ') }) : null;
}

/** The name of something; its id where it is gone. */
function namedBy({ names }: SummaryFacts): (kind: NamedKind, id: string) => string {
  return (kind, id) => names[kind][id] ?? id;
}

function exists({ names }: SummaryFacts, kind: NamedKind, id: string): boolean {
  return id !== '' && names[kind][id] !== undefined;
}

function gone(facts: SummaryFacts, kind: NamedKind, id: string): CampaignFinding | null {
  return id === '' || exists(facts, kind, id) ? null : finding('entry-gone', { id });
}

function numbered(id: string, name: string): string {
  return name === '' || name === id ? id : `${id} ${name}`;
}
