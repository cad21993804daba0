import { describe, expect, it } from 'vitest';
import { inboundSettings } from '#schemas/domain/inbound-campaign.ts';
import { describeFinding, findingTexts } from './finding-texts.ts';
import { summarise } from './summarise.ts';
import type { CampaignSummary } from './summary.ts';
import type { StaffMember, SummaryFacts } from './summary-facts.ts';

const anna: StaffMember = { name: 'Anna', signedIn: true, media: ['call'], skills: { french: 5 } };

/** An installation in which the campaign below lacks nothing. */
const facts: SummaryFacts = {
  today: '2026-03-02',
  telephonyConnected: true,
  diagnostics: [],
  ownFlowHasQueue: false,
  ownFlowHandsBack: false,
  overflowWithoutAgents: true,
  dids: { '+331': { state: 'own' } },
  names: {
    queue: { '500': 'Support', '510': 'Back office' },
    skill: { french: 'French', english: 'English' },
    schedule: { office: 'Office' },
    'holiday-group': { france: 'France' },
    flow: { peak: 'Peak', script: 'Script' },
    audio: { jazz: 'Jazz' },
    dispositions: { usual: 'Usual' },
    'data-file': { customers: 'Customers' },
    'email-template': { offer: 'Offer' },
    attachments: { brochures: 'Brochures' },
    'mail-server': { main: 'Main' },
  },
  published: { peak: 'overflow', script: 'script' },
  staff: [anna],
  decrementing: [],
  neverOpen: null,
  round: null,
  holidaysToCome: 3,
  neverCalling: false,
  dispositionCodes: ['sold', 'lost'],
  quota: null,
  countsTowardsQuota: true,
};

const complete = {
  general: { dids: ['+331'], queue: '500', holdMusic: 'jazz', recording: { type: 'dispositions', codes: ['sold'] } },
  voicemails: { moveTo: '510', moveAfterHours: 24 },
  customers: {
    script: 'script',
    dispositions: 'usual',
    callingHours: 'office',
    addressBook: 'customers',
    emailTemplates: ['offer'],
    attachments: ['brochures'],
    mailServer: 'main',
  },
  callbacks: { latestDays: 2, latestDate: '2026-03-02' },
  messages: { invitation: [{ type: 'text', text: { fr: 'Tapez 1' } }] },
  opening: { schedule: 'office', holidays: 'france' },
  overflow: { flow: 'peak' },
  skills: { required: [{ skill: 'french', level: 3 }] },
};

function summaryOf(settings: Record<string, unknown> = {}, given: Partial<SummaryFacts> = {}): CampaignSummary {
  const merged = Object.fromEntries(
    Object.entries(complete).map(([tab, own]) => [tab, { ...own, ...Object(settings[tab]) }]),
  );
  return summarise(inboundSettings.parse(merged), { ...facts, ...given });
}

/** `tab.field rule`, of everything that is wrong. */
function findingsOf({ elements }: CampaignSummary): string[] {
  return elements.flatMap(({ tab, field, findings }) => findings.map(({ rule }) => `${tab}.${field} ${rule}`));
}

const without = (kind: keyof SummaryFacts['names'], id: string): Partial<SummaryFacts> => ({
  names: {
    ...facts.names,
    [kind]: Object.fromEntries(Object.entries(facts.names[kind]).filter(([known]) => known !== id)),
  },
});

it('is green where nothing is missing', () => {
  const summary = summaryOf();
  expect(findingsOf(summary)).toEqual([]);
  expect(summary.light).toBe('green');
  const values = Object.fromEntries(summary.elements.map(({ tab, field, value }) => [`${tab}.${field}`, value.en]));
  expect(values).toMatchObject({
    'general.queue': '500 Support',
    'voicemails.moveTo': '510 Back office · 24 h',
    'callbacks.latestDays': '2 days',
    'skills.required': 'French ≥ 3',
    'opening.schedule': 'Office',
  });
});

it.each([
  [
    { target: 50, per: 'day', counted: 37 },
    { en: '37 / 50 today', fr: '37 / 50 aujourd’hui' },
  ],
  [
    { target: 50, per: 'all', counted: 51 },
    { en: '51 / 50 in all, reached', fr: '51 / 50 au total, atteint' },
  ],
  [null, { en: '', fr: '' }],
] as const)('tells how far its quota has come: %j', (quota, words) => {
  const { light, elements } = summaryOf({}, { quota });
  expect(elements.find(({ field }) => field === 'quota')?.value).toEqual(words);
  expect(light).toBe('green');
});

it('is green, and says so, while nobody is signed in and the overflow comes to those who wait', () => {
  const staff = [{ ...anna, signedIn: false }];
  const found = (waitsWithoutAgents: boolean, overflowWithoutAgents: boolean) => {
    const summary = summaryOf({ overflow: { waitsWithoutAgents } }, { staff, overflowWithoutAgents });
    return [summary.light, findingsOf(summary)];
  };
  expect(found(true, true)).toEqual(['green', ['general.queue overflow-until-signed-in']]);
  for (const served of [found(false, true), found(true, false)]) {
    expect(served).toEqual(['orange', ['general.queue no-agent-signed-in']]);
  }
});

describe('a campaign cannot start', () => {
  it.each<[string, Record<string, unknown>, Partial<SummaryFacts>]>([
    ['general.dids did-none', { general: { dids: [] } }, {}],
    ['general.dids did-unknown', {}, { dids: {} }],
    ['general.dids did-held', {}, { dids: { '+331': { state: 'held', by: 'Sales', holder: 'campaign' } } }],
    ['general.dids did-not-routed', {}, { dids: { '+331': { state: 'lost' } } }],
    ['general.dids telephony-down', {}, { telephonyConnected: false }],
    ['general.queue no-agent', {}, { staff: [] }],
    ['general.queue no-agent-for-calls', {}, { staff: [{ ...anna, media: ['voicemail'] }] }],
    ['opening.schedule never-open', {}, { neverOpen: 'hours' }],
    ['opening.holidays holidays-always', {}, { neverOpen: 'holidays' }],
    ['skills.required skill-missing', { skills: { required: [{ skill: 'french', level: 9 }] } }, {}],
    [
      'skills.required skills-not-together',
      {
        skills: {
          required: [
            { skill: 'french', level: 3 },
            { skill: 'english', level: 3 },
          ],
        },
      },
      { staff: [anna, { ...anna, skills: { english: 9 } }] },
    ],
  ])('%s', (wanted, settings, given) => {
    const summary = summaryOf(settings, given);
    expect([summary.light, findingsOf(summary)]).toEqual(['red', [wanted]]);
  });

  it('with an error of its flow, which is shown at its field', () => {
    const diagnostic = { rule: 'empty-field', severity: 'error', node: 'queue', path: ['queue'], params: {} } as const;
    const summary = summaryOf({}, { diagnostics: [{ ...diagnostic, path: [...diagnostic.path] }] });
    expect([summary.light, findingsOf(summary)]).toEqual(['red', ['general.queue flow']]);
  });
});

describe('a campaign starts with gaps', () => {
  it('when its survey would be put to callers of whom nobody knows whether they have talked with an agent', () => {
    const settings = { general: { flow: 'peak', survey: 'peak' } };
    const found = (ownFlowHandsBack: boolean) =>
      findingsOf(summaryOf(settings, { ownFlowHasQueue: true, ownFlowHandsBack }));
    expect(found(false)).toEqual(['general.flow own-flow-last-word', 'general.survey survey-not-reached']);
    expect(found(true)).toEqual(['general.flow own-flow-last-word']);
  });

  it.each<[string, Record<string, unknown>, Partial<SummaryFacts>]>([
    ['general.queue no-agent-signed-in', {}, { staff: [{ ...anna, signedIn: false }] }],
    ['general.flow own-flow-last-word', { general: { flow: 'peak' } }, { ownFlowHasQueue: true }],
    ['general.recording recording-codes-none', { general: { recording: { type: 'dispositions', codes: [] } } }, {}],
    ['general.recording recording-code-gone', {}, { dispositionCodes: ['lost'] }],
    ['general.shownNumber numbers-none', { general: { shownNumber: { type: 'by-prefix', numbers: [] } } }, {}],
    ['general.holdMusic entry-gone', {}, without('audio', 'jazz')],
    ['voicemails.moveTo queue-gone', {}, without('queue', '510')],
    ['voicemails.moveTo voicemails-stay', { voicemails: { moveTo: '500' } }, {}],
    ['customers.script entry-gone', {}, without('flow', 'script')],
    ['customers.script script-unpublished', {}, { published: { peak: 'overflow' } }],
    ['customers.dispositions entry-gone', {}, without('dispositions', 'usual')],
    ['customers.callingHours calling-hours-empty', {}, { neverCalling: true }],
    ['customers.addressBook entry-gone', {}, without('data-file', 'customers')],
    ['customers.emailTemplates entry-gone', {}, without('email-template', 'offer')],
    ['customers.emailTemplates mail-missing', { customers: { mailServer: '' } }, without('mail-server', 'main')],
    ['customers.attachments entry-gone', {}, without('attachments', 'brochures')],
    ['customers.mailServer entry-gone', { customers: { mailServer: 'other' } }, {}],
    ['callbacks.latestDate date-passed', {}, { today: '2026-03-03' }],
    ['messages.invitation invitation-without-overflow', { overflow: { flow: '' } }, {}],
    ['opening.holidays no-holidays-to-come', {}, { holidaysToCome: 0 }],
    ['overflow.flow passed-round', {}, { round: { node: 'queue', names: ['One', 'Two', 'One'] } }],
    ['general.flow passed-round', {}, { round: { node: 'ivr', names: ['One', 'One'] } }],
  ])('%s', (wanted, settings, given) => {
    const summary = summaryOf(settings, given);
    expect([summary.light, findingsOf(summary)]).toEqual(['orange', [wanted]]);
  });

  it.each([
    ['dispositions-none', '', ['sold']],
    ['dispositions-empty', 'usual', []],
  ])('%s', (rule, dispositions, dispositionCodes) => {
    const settings = { general: { recording: { type: 'none' } }, customers: { dispositions } };
    const summary = summaryOf(settings, { dispositionCodes });
    expect([summary.light, findingsOf(summary)]).toEqual(['orange', [`customers.dispositions ${rule}`]]);
  });

  it('when it has a quota towards which nothing counts', () => {
    const quota = { target: 50, per: 'day', counted: 0 } as const;
    const found = (countsTowardsQuota: boolean) => findingsOf(summaryOf({}, { quota, countsTowardsQuota }));
    expect([found(true), found(false)]).toEqual([[], ['customers.quota quota-nothing-counts']]);
  });

  it('with a problem that its flow has in each language, said once', () => {
    const missing = { rule: 'missing-audio', severity: 'error', node: 'closed', params: { audio: 'bell' } } as const;
    const inLanguage = (code: string) => ({ ...missing, path: ['prompt', 0, 'audio', code] });
    const summary = summaryOf({}, { diagnostics: [inLanguage('fr'), inLanguage('en')] });
    expect(findingsOf(summary)).toEqual(['messages.closed flow']);
  });

  it('with a warning of its flow, and not with a hint', () => {
    const diagnostic = { rule: 'unlimited-wait', node: 'queue', params: {} };
    const warned = summaryOf({}, { diagnostics: [{ ...diagnostic, severity: 'warning' }] });
    expect([warned.light, findingsOf(warned)]).toEqual(['orange', ['overflow.flow flow']]);
    expect(summaryOf({}, { diagnostics: [{ ...diagnostic, severity: 'info' }] }).light).toBe('green');
  });
});

describe('required skills', () => {
  const required = [{ skill: 'french', level: 9 }];

  it('are had at any level where the next level down is taken as well', () => {
    expect(summaryOf({ skills: { required } }, { decrementing: ['french'] }).light).toBe('green');
    const untrained = { staff: [{ ...anna, skills: {} }], decrementing: ['french'] };
    expect(findingsOf(summaryOf({ skills: { required } }, untrained))).toEqual(['skills.required skill-missing']);
  });

  it('at level 0 ask for nothing', () => {
    const nothing = [{ skill: 'english', level: 0 }];
    expect(summaryOf({ skills: { required: nothing } }).light).toBe('green');
  });

  it('and agents do not matter to a flow that has a queue of its own', () => {
    expect(findingsOf(summaryOf({ skills: { required } }, { ownFlowHasQueue: true, staff: [] }))).toEqual([]);
  });
});

it('says each finding in both languages, with its values filled in', () => {
  const values = { number: '+331', by: 'Sales', queue: '500', count: 2, skill: 'French', level: 3 };
  const params = { ...values, id: 'x', name: 'X', code: 'sold' };
  for (const rule of Object.keys(findingTexts)) {
    for (const language of ['en', 'fr'] as const) {
      const { message, remedy } = describeFinding({ rule, light: 'red', params }, language);
      expect(`${message} ${remedy}`).not.toMatch(/[{}]/);
      expect(message).toMatch(/\.$/);
    }
  }
});
