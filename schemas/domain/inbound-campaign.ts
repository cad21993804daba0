import { z } from 'zod';
import { MAX_PRIORITY } from '#schemas/effects/queue.ts';
import { language } from '#schemas/flow/flow.ts';
import { allDifferent } from '#schemas/nodes/all-different.ts';
import { field } from '#schemas/nodes/fields.ts';
import { prompt } from '#schemas/nodes/prompt.ts';
import { catalogueId } from './catalogue-id.ts';
import { didNumber } from './did.ts';
import { queueId } from './queue.ts';
import { campaignQuota } from './quota.ts';
import { skillRequirement } from './skill-group.ts';

/** A reference that may be empty while the campaign is being set up; the summary says what is missing. */
const reference = z.string().max(64).default('');
const sound = prompt.default([]);
const aroundNumber = field(sound, { widget: 'prompt', when: { field: 'said', is: [true] } });
const around = field(
  z.strictObject({
    said: field(z.boolean().default(false), { widget: 'switch' }),
    before: aroundNumber,
    after: aroundNumber,
  }),
  { widget: 'group' },
);
const optionalQueue = z.union([z.literal(''), queueId]).default('');

/** What number the customer sees when called (S28, S29, S31). */
export const shownNumber = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('real') }),
  z.strictObject({ type: z.literal('given'), number: didNumber }),
  /** By the beginning of the dialled number: 01 shows an 01 number; the trunk's where none fits. */
  z.strictObject({
    type: z.literal('by-prefix'),
    numbers: field(
      z
        .array(
          z.strictObject({
            prefix: field(z.string().regex(/^\+?[0-9]{1,10}$/, 'number-prefix'), { widget: 'text' }),
            number: field(didNumber, { widget: 'text' }),
          }),
        )
        .max(100),
      { widget: 'list' },
    ),
  }),
]);

export const campaignGeneral = z.strictObject({
  description: field(z.string().max(1000).default(''), { widget: 'textarea', optional: true }),
  /** The numbers that lead here (S77). */
  dids: z.array(didNumber).max(1000).default([]).refine(allDifferent, 'duplicate-did'),
  /** In which the messages below are said; the first is the callers' until a flow chooses another. */
  languages: field(z.array(language).min(1).max(10).default(['fr']), { widget: 'languages' }),
  queue: field(optionalQueue, { widget: 'reference', reference: 'queue', optional: true }),
  priority: field(z.number().int().min(0).max(MAX_PRIORITY).default(0), { widget: 'number' }),
  /** Runs before the queue (S80). One that puts callers into queues by itself is the last word on them. */
  flow: field(reference, { widget: 'flow', reference: 'flow', optional: true }),
  /** Runs once the agent has hung up, with those who are still there (S80). */
  survey: field(reference, { widget: 'flow', reference: 'flow', optional: true }),
  /** Which conversations are recorded (S9). */
  recording: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('none') }),
      z.strictObject({ type: z.literal('all') }),
      /** Recorded, and kept only with one of these statuses. */
      z.strictObject({ type: z.literal('dispositions'), codes: z.array(z.string()).max(200) }),
    ])
    .default({ type: 'none' }),
  /** Agents with the right may switch a recording on and off. */
  recordsOnDemand: field(z.boolean().default(true), { widget: 'switch' }),
  /** After so many days recordings are deleted; 0 keeps them. */
  recordingDays: field(z.number().int().min(0).max(3650).default(90), { widget: 'number', unit: 'days' }),
  shownNumber: shownNumber.default({ type: 'real' }),
  /** Of the audio library; '' plays what the telephone system has (S10). */
  holdMusic: field(reference, { widget: 'audio', reference: 'audio', optional: true }),
  /** How long an agent has for a contact after the call; 0 does not limit it. */
  wrapUpSeconds: field(z.number().int().min(0).max(3600).default(0), { widget: 'duration', unit: 'seconds' }),
  /** A pause between two calls (S11): it begins with the wrap-up, or after it. 0 = none. */
  wrapUpBreak: z
    .strictObject({
      seconds: field(z.number().int().min(0).max(600).default(0), { widget: 'duration', unit: 'seconds' }),
      starts: field(z.enum(['with-wrap-up', 'after-wrap-up']).default('after-wrap-up'), { widget: 'select' }),
    })
    .prefault({}),
});

/** Voicemails that nobody has handled go to another queue (S82). */
export const campaignVoicemails = z.strictObject({
  moveAfterHours: field(z.number().int().min(1).max(720).default(24), { widget: 'number', unit: 'hours' }),
  /** '' leaves them where they are. */
  moveTo: field(optionalQueue, { widget: 'reference', reference: 'queue', optional: true }),
});

export const campaignCustomers = z.strictObject({
  script: field(reference, { widget: 'flow', reference: 'flow', flowKind: 'script', optional: true }),
  dispositions: field(reference, { widget: 'reference', reference: 'disposition-group', optional: true }),
  quota: campaignQuota.prefault({}),
  /** Opening hours within which customers are called back (S22). */
  callingHours: field(reference, { widget: 'reference', reference: 'schedule', optional: true }),
  /** The customer file whose records are shown to the agent, found by telephone number (S23). */
  addressBook: field(reference, { widget: 'reference', reference: 'data-file', optional: true }),
  emailTemplates: field(z.array(catalogueId).max(100).default([]), { reference: 'email-template' }),
  attachments: field(z.array(catalogueId).max(100).default([]), { reference: 'attachment-group' }),
  /** By which the agents' e-mails leave (S26); '' is the default one. */
  mailServer: field(reference, { widget: 'reference', reference: 'mail-server', optional: true }),
});

/** The latest moment to which an agent may put off a customer (S32). */
export const campaignCallbacks = z.strictObject({
  latestDays: field(z.number().int().min(1).max(365).nullable().default(null), { widget: 'number', unit: 'days' }),
  latestDate: field(z.iso.date().nullable().default(null), { widget: 'date' }),
});

/** What callers and agents hear (S83); empty = nothing. */
export const campaignMessages = z.strictObject({
  greeting: sound,
  waiting: sound,
  position: around.prefault({}),
  predictedWait: around.prefault({}),
  /** Invites to press a key that the overflow flow waits for; with the usual overflow, 1. */
  invitation: sound,
  intervalSeconds: field(z.number().int().min(5).max(600).default(30), { widget: 'duration', unit: 'seconds' }),
  whisper: sound,
  /** Said outside the hours, and while the campaign is not active. */
  closed: sound,
  /** Said on a holiday that has no announcement of its own; without it, `closed`. */
  holiday: sound,
  /** Said when nobody can take the call: no agent is signed in, or the overflow flow let the caller go. Without it, `closed`. */
  unavailable: sound,
});

export const campaignOpening = z.strictObject({
  schedule: field(reference, { widget: 'reference', reference: 'schedule', optional: true }),
  holidays: field(reference, { widget: 'reference', reference: 'holiday-group', optional: true }),
});

export const campaignOverflow = z.strictObject({
  flow: field(reference, { widget: 'flow', reference: 'flow', flowKind: 'overflow', optional: true }),
  /** Callers wait although nobody who could take them is signed in. */
  waitsWithoutAgents: field(z.boolean().default(false), { widget: 'switch' }),
});

export const campaignSkills = z.strictObject({
  required: z
    .array(skillRequirement)
    .max(20)
    .default([])
    .refine((skills) => allDifferent(skills.map(({ skill }) => skill)), 'duplicate-skill'),
});

/** Everything an admin says of an inbound campaign, by the tabs of its screen. */
export const inboundSettings = z.strictObject({
  general: campaignGeneral.prefault({}),
  voicemails: campaignVoicemails.prefault({}),
  customers: campaignCustomers.prefault({}),
  callbacks: campaignCallbacks.prefault({}),
  messages: campaignMessages.prefault({}),
  opening: campaignOpening.prefault({}),
  overflow: campaignOverflow.prefault({}),
  skills: campaignSkills.prefault({}),
});
export type InboundSettings = z.infer<typeof inboundSettings>;

export const inboundCampaign = z.object({
  id: catalogueId,
  name: z.string(),
  /** Whether it takes calls within its hours. */
  active: z.boolean(),
  settings: inboundSettings,
  revision: z.number(),
  updatedAt: z.string(),
  updatedBy: z.string(),
});
export type InboundCampaign = z.infer<typeof inboundCampaign>;

/**
 * The flow that a campaign's calls run is made from its settings, and is a version of this flow: opening hours, the
 * campaign's own flow, its queue, its survey. It is shown and replayed like any other, and edited on the campaign's screen.
 */
export function campaignFlowId(campaign: string): string {
  return `campaign-${campaign}`;
}

/**
 * The flow in which customers wait whom agents have called for a campaign, '' for none. The queue comes first: it has three
 * digits, so that no two flows have the same id.
 */
export function queueFlowId(campaign: string, queue: string): string {
  return campaign === '' ? `waiting_${queue}` : `waiting_${queue}_${campaign}`;
}
