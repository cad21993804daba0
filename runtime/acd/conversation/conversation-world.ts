import type { Agent, StaffedAgent } from '../agents/agent.ts';
import type { Wait } from '../ports.ts';
import type { ConversationRules } from './state.ts';

/** An agent and the rules of a campaign, for tests of conversations. */
export const START = 1_000_000;

export const rules: ConversationRules = {
  ringSeconds: 20,
  hasWrapUp: true,
  wrapUpSeconds: 30,
  wrapUpBreak: { seconds: 0, starts: 'after-wrap-up' },
  hangUpAfterCall: true,
  directlyReady: true,
  autoAnswer: false,
  recording: 'all',
  recordingCodes: [],
  recordsOnDemand: true,
  recordingDays: 0,
  whisper: [],
  holdMusic: [{ type: 'audio', audio: 'music' }],
  shownNumbers: [
    { prefix: '01', number: '0180' },
    { prefix: '', number: '0999' },
  ],
};

export const ready: Agent = {
  id: 'agent',
  state: 'ready',
  reason: '',
  since: 0,
  next: null,
  line: { type: 'number', number: '0199' },
  phoneReachable: false,
  idleSince: 0,
  signedInAt: 0,
  contacts: 0,
  dueAt: null,
  seenAt: START,
  revision: 0,
};
export const staffed: StaffedAgent = {
  agent: ready,
  facts: {
    login: '1001',
    name: 'Agent',
    queues: ['500'],
    skills: {},
    media: ['call'],
    options: {
      hangUpAfterCall: true,
      directlyReady: true,
      autoAnswer: false,
      media: ['call'],
      personalCallbacks: true,
    },
    rights: [],
    line: ready.line,
  },
};

export const wait: Wait = {
  id: 'wait',
  queue: '500',
  medium: 'call',
  priority: 0,
  since: START - 9000,
  skills: [],
  decrement: false,
  held: false,
  refusedBy: [],
  onlyFor: null,
  contactId: 'caller',
  campaign: 'sales',
  customer: '0140',
  called: '0180',
  enteredAt: START - 9000,
  whisper: [{ type: 'audio', audio: 'whisper' }],
  about: null,
};
