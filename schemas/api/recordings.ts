import { z } from 'zod';
import { givenDisposition } from '#schemas/domain/disposition-group.ts';
import { contract } from './contract.ts';

const tag = 'recordings';
/** With the right to recordings, of the agents whom somebody sees (S93, S94). */
const supervisors = ['admin', 'supervisor'] as const;

const recording = z.object({
  contactId: z.string(),
  id: z.string(),
  conversationId: z.string(),
  at: z.string(),
  seconds: z.number(),
  /** `pending`: it is still being fetched from the telephone system, or it goes on. `lost`: it could not be. */
  state: z.enum(['ready', 'pending', 'lost']),
  /** When it is deleted; null keeps it. */
  deleteAt: z.string().nullable(),
  agent: z.string(),
  agentName: z.string(),
  campaign: z.string(),
  campaignName: z.string(),
  queue: z.string(),
  customer: z.string(),
  disposition: givenDisposition.nullable(),
});
export type Recording = z.infer<typeof recording>;

const name = z.string().min(1).max(64);

export const listRecordings = contract({
  method: 'get',
  path: '/api/recordings',
  summary: 'Recordings of conversations, newest first',
  tag,
  roles: supervisors,
  query: z.object({
    /** Days of the installation’s time zone, the last one included. */
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    campaign: name.optional(),
    agent: name.optional(),
    disposition: z.string().max(32).optional(),
    /** Part of the customer's number. */
    customer: z.string().max(40).optional(),
    conversation: z.string().max(200).optional(),
    shortest: z.coerce.number().int().min(0).max(86_400).optional(),
    cursor: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  response: z.object({ recordings: z.array(recording), next: z.string().nullable() }),
});

const one = z.object({ contact: z.string().min(1).max(200), recording: z.string().min(1).max(200) });

export const hearRecording = contract({
  method: 'get',
  path: '/api/recordings/{contact}/{recording}',
  summary: 'A recording of a conversation as wav',
  tag,
  roles: supervisors,
  params: one,
  produces: 'audio/wav',
});

export const downloadRecording = contract({
  method: 'get',
  path: '/api/recordings/{contact}/{recording}/download',
  summary: 'A recording of a conversation as a file to keep',
  tag,
  roles: supervisors,
  params: one,
  produces: 'audio/wav',
});
