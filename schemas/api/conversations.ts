import { z } from 'zod';
import { callback } from '#schemas/domain/callback.ts';
import { conversation } from '#schemas/domain/conversation.ts';
import { dataColumn, dataValue } from '#schemas/domain/data-file.ts';
import { currency, dispositionStatus, givenDisposition } from '#schemas/domain/disposition-group.ts';
import { quotaProgress } from '#schemas/domain/quota.ts';
import { voicemail } from '#schemas/domain/voicemail.ts';
import { jsonValue } from '#schemas/flow/variable.ts';
import { contract } from './contract.ts';

const tag = 'conversations';
/** Agents for their own conversations, supervisors for those of the agents they see. */
const people = ['admin', 'supervisor', 'agent'] as const;
const id = z.object({ id: z.string().min(1).max(200) });

/** A row of the campaign's address book. */
export const customerRecord = z.object({
  /** Names the row for `saveRecord`. */
  position: z.number(),
  values: z.record(z.string(), dataValue),
  /** Changes with every change of the row; a save that knows an older one is refused. */
  revision: z.string(),
});

/** One thing that happened with this customer before, newest first. */
export const customerEvent = z.object({
  kind: z.enum(['conversation', 'callback', 'voicemail', 'abandoned']),
  id: z.string(),
  at: z.string(),
  campaign: z.string(),
  campaignName: z.string(),
  queue: z.string(),
  /** Who talked, or handled it; '' for nobody. */
  agentName: z.string(),
  /** Of a conversation its talk, of a message its length, of an abandoned call its wait. */
  seconds: z.number(),
  disposition: givenDisposition.nullable(),
  note: z.string(),
  /** Open callbacks and messages only. */
  open: z.boolean(),
  /** A callback that is perhaps done with this conversation: whoever asks may mark it as handled. */
  closable: z.boolean(),
});
export type CustomerEvent = z.infer<typeof customerEvent>;

/** Within which the agent may plan a callback. Instants; null = no limit. */
export const callbackWindow = z.object({
  earliest: z.string(),
  latest: z.string().nullable(),
  /** To begin with: a time at which customers are called; null where the limits leave none. */
  suggested: z.string().nullable(),
});

export const conversationDetails = z.object({
  conversation,
  /** The customer's records, and the file they are kept in; null where the campaign has none. */
  addressBook: z
    .object({
      file: z.string(),
      fileName: z.string(),
      columns: z.array(dataColumn.extend({ editable: z.boolean() })),
      records: z.array(customerRecord),
      /** The number has further records, which are not listed. */
      more: z.boolean(),
      /** What a record of a customer whom nobody knows begins with; null for others, and without a number to find it by. */
      newRecord: z.record(z.string(), dataValue).nullable(),
    })
    .nullable(),
  history: z.array(customerEvent),
  /** What the caller's flow has collected, in the order of its variables; empty values are left out. */
  collected: z.array(z.object({ name: z.string(), description: z.string(), value: jsonValue })),
  /** The caller's contact, for those who may see its replay. */
  replay: z.string().nullable(),
  /** The statuses as they were when the conversation began; null where the campaign has none. */
  dispositions: z
    .object({
      group: z.string(),
      name: z.string(),
      version: z.number(),
      currency,
      /** With the times that hold for a callback now, status and campaign taken together. */
      statuses: z.array(dispositionStatus.extend({ window: callbackWindow })),
    })
    .nullable(),
  /** Where the campaign stands with its quota; null without one. */
  quota: quotaProgress.nullable(),
  /** Opening hours in which this campaign's customers are called; '' for any. */
  callingHours: z.string(),
  timeZone: z.string(),
  /** The callback planned in this conversation, or the one it is about. */
  callback: callback.nullable(),
  /** The message it is about. */
  voicemail: voicemail.nullable(),
  /** Whether personal callbacks are open to the agent (S90). */
  personalCallbacks: z.boolean(),
  emails: z.object({
    /** Whether they may be sent: the agent's right, and a mail server. */
    allowed: z.boolean(),
    templates: z.array(z.object({ id: z.string(), name: z.string() })),
    attachments: z.array(z.object({ id: z.string(), group: z.string(), fileName: z.string(), size: z.number() })),
    sent: z.array(
      z.object({
        id: z.string(),
        to: z.string(),
        subject: z.string(),
        at: z.string(),
        sent: z.boolean(),
        result: z.string(),
      }),
    ),
  }),
  recording: z.object({
    rule: z.enum(['none', 'all', 'dispositions']),
    /** Whether the agent may switch it on and off. */
    onDemand: z.boolean(),
  }),
  /** The campaign's script, published; null where there is none. */
  script: z.object({ flowId: z.string(), flowName: z.string() }).nullable(),
});
export type ConversationDetails = z.infer<typeof conversationDetails>;

export const readConversation = contract({
  method: 'get',
  path: '/api/conversations/{id}',
  summary: 'Everything an agent sees of a conversation: customer, history, statuses, templates',
  tag,
  roles: people,
  params: id,
  response: z.object({ details: conversationDetails }),
});

export const saveRecord = contract({
  method: 'put',
  path: '/api/conversations/{id}/records/{position}',
  summary: 'Save fields of the customer’s record; refused when it has changed meanwhile',
  tag,
  roles: people,
  params: id.extend({ position: z.coerce.number().int().min(0).max(1_000_000) }),
  body: z.strictObject({
    revision: z.string().max(100),
    values: z.record(z.string().max(64), z.string().max(2000)),
  }),
  response: z.object({ record: customerRecord }),
});

export const addRecord = contract({
  method: 'post',
  path: '/api/conversations/{id}/records',
  summary: 'Put a customer whom nobody knows into the address book; their number is filled in',
  tag,
  roles: people,
  params: id,
  body: z.strictObject({ values: z.record(z.string().max(64), z.string().max(2000)) }),
  response: z.object({ record: customerRecord }),
  status: 201,
});

/** A callback as an agent plans it. */
export const plannedCallback = z.strictObject({
  at: z.iso.datetime({ offset: true }),
  /** For the agent in person. */
  personal: z.boolean().default(false),
  /** '' = the number of the conversation. */
  number: z.string().trim().max(40).default(''),
});
export type PlannedCallback = z.infer<typeof plannedCallback>;

export const giveDisposition = contract({
  method: 'post',
  path: '/api/conversations/{id}/disposition',
  summary: 'Qualify a conversation, with the callback that its status asks for; once more until it is closed',
  tag,
  roles: people,
  params: id,
  body: z.strictObject({
    code: z.string().min(1).max(32),
    detail: z.string().max(32).default(''),
    note: z.string().max(2000).default(''),
    callback: plannedCallback.nullable().default(null),
  }),
  response: z.object({ disposition: givenDisposition, callback: callback.nullable() }),
});
