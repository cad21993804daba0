import { z } from 'zod';
import { allDifferent } from '#schemas/nodes/all-different.ts';
import { field } from '#schemas/nodes/fields.ts';
import { catalogueId } from './catalogue-id.ts';
import { queueId } from './queue.ts';

/** What kinds of contact an agent may be given (S90, media blending). */
export const medium = z.enum(['call', 'callback', 'voicemail']);
export type Medium = z.infer<typeof medium>;

/** How an agent is reached. */
export const agentLine = z.discriminatedUnion('type', [
  /** The phone in the agent desktop. */
  z.strictObject({ type: z.literal('browser') }),
  /** A SIP phone: `sip:name@host`. */
  z.strictObject({
    type: z.literal('sip'),
    address: field(z.string().regex(/^sips?:[^\s@]+@[^\s]+$/, 'sip-address'), { widget: 'text' }),
  }),
  /** A telephone number. */
  z.strictObject({
    type: z.literal('number'),
    number: field(z.string().regex(/^\+?[0-9]{2,15}$/, 'phone-number'), { widget: 'phone' }),
  }),
]);
export type AgentLine = z.infer<typeof agentLine>;

export const agentOptions = z.strictObject({
  /** The agent's phone is hung up with the caller (for handsets). Otherwise only the conversation ends. */
  hangUpAfterCall: field(z.boolean().default(true), { widget: 'switch' }),
  /** Ready as soon as they have signed in, and after each wrap-up. */
  directlyReady: field(z.boolean().default(false), { widget: 'switch' }),
  /** Their phone answers by itself. */
  autoAnswer: field(z.boolean().default(false), { widget: 'switch' }),
  media: field(z.array(medium).min(1).default(['call', 'callback', 'voicemail']), { widget: 'checks' }),
  personalCallbacks: field(z.boolean().default(true), { widget: 'switch' }),
});

/** What stands beside the conversation in the desktop. */
export const deskPanel = z.enum(['queues', 'callbacks', 'voicemails', 'statistics']);
export type DeskPanel = z.infer<typeof deskPanel>;

/** What an agent's desktop looks like (S92). */
export const deskDisplay = z.strictObject({
  panels: field(z.array(deskPanel).default([...deskPanel.options]), { widget: 'checks' }),
  /** What is open when a conversation begins; without a script, the history is. */
  opensWith: field(z.enum(['script', 'history', 'email']).default('script'), { widget: 'select' }),
  textSize: field(z.enum(['normal', 'large']).default('normal'), { widget: 'select' }),
});

/** What an agent may do at the desktop (S93). */
export const agentRight = z.enum(['call-out', 'transfer', 'conference', 'record', 'send-email']);
export type AgentRight = z.infer<typeof agentRight>;

/** What a supervisor, or an agent with such rights, may do with the people of their groups (S92, S93, S96). */
export const supervisionRight = z.enum([
  'boards',
  'listen',
  'whisper',
  'barge',
  'change-state',
  'reports',
  'recordings',
]);
export type SupervisionRight = z.infer<typeof supervisionRight>;

/** What makes a user an agent; supervisors may have it as well. The user's login is four digits then (S89). */
export const agentProfile = z.strictObject({
  queues: field(z.array(queueId).max(100).refine(allDifferent, 'duplicate-queue'), {
    widget: 'references',
    reference: 'queue',
  }),
  skills: field(
    z
      .array(
        z.strictObject({
          skill: field(catalogueId, { widget: 'reference', reference: 'skill' }),
          level: field(z.number().int().min(1).max(9), { widget: 'number' }),
        }),
      )
      .max(100)
      .refine((skills) => allDifferent(skills.map(({ skill }) => skill)), 'duplicate-skill'),
    { widget: 'list' },
  ),
  line: agentLine,
  options: agentOptions,
  display: deskDisplay.prefault({}),
  rights: field(z.array(agentRight), { widget: 'checks' }),
  supervision: field(z.array(supervisionRight), { widget: 'checks' }),
  /** Groups they belong to, and groups whose members they see (S94); `everybody` for all. */
  memberOf: field(z.array(catalogueId), { widget: 'references', reference: 'supervision-group' }),
  supervises: z.union([z.literal('everybody'), z.array(catalogueId)]),
});
export type AgentProfile = z.infer<typeof agentProfile>;

/** A group of people and, with them, of what a supervisor may see (S94). */
export const supervisionGroup = z.object({
  id: catalogueId,
  name: z.string(),
  members: z.number(),
  /** Those who see its members, besides who sees everybody. */
  supervisors: z.number(),
  /** Of the last change; a save that knows an older one is refused. */
  revision: z.number(),
  updatedAt: z.string(),
  updatedBy: z.string(),
});
export type SupervisionGroup = z.infer<typeof supervisionGroup>;

/** What a new agent has before an admin says more. */
export const NEW_AGENT_PROFILE: AgentProfile = {
  queues: [],
  skills: [],
  line: { type: 'browser' },
  options: {
    hangUpAfterCall: true,
    directlyReady: false,
    autoAnswer: false,
    media: ['call', 'callback', 'voicemail'],
    personalCallbacks: true,
  },
  display: { panels: [...deskPanel.options], opensWith: 'script', textSize: 'normal' },
  rights: ['call-out', 'transfer', 'conference', 'record', 'send-email'],
  supervision: [],
  memberOf: [],
  supervises: [],
};
