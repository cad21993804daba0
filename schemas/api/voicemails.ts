import { z } from 'zod';
import { voicemail } from '#schemas/domain/voicemail.ts';
import { contract } from './contract.ts';

const tag = 'voicemails';
const listeners = ['admin', 'supervisor'] as const;

const listedVoicemail = voicemail.extend({ campaignName: z.string() });
export type ListedVoicemail = z.infer<typeof listedVoicemail>;

export const listVoicemails = contract({
  method: 'get',
  path: '/api/voicemails',
  summary: 'Messages that callers left: open ones oldest first, handled ones newest first',
  tag,
  roles: listeners,
  query: z.object({
    state: z.enum(['open', 'handled']).default('open'),
    /** Part of the box or of the caller’s number. */
    search: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  response: z.object({ voicemails: z.array(listedVoicemail), total: z.number() }),
});

export const handleVoicemail = contract({
  method: 'put',
  path: '/api/voicemails/{id}/handled',
  summary: 'Say that a message has been handled, or take that back',
  tag,
  roles: ['admin', 'supervisor', 'agent'],
  params: z.object({ id: z.string() }),
  body: z.strictObject({ handled: z.boolean() }),
  response: z.object({ voicemail }),
});

export const readVoicemailSound = contract({
  method: 'get',
  path: '/api/voicemails/{id}/sound',
  summary: 'A message as wav; agents hear those of their queues',
  tag,
  roles: ['admin', 'supervisor', 'agent'],
  params: z.object({ id: z.string() }),
  produces: 'audio/wav',
});
