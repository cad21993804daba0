import { z } from 'zod';
import { smsFailure, smsSettings } from '#schemas/domain/messaging.ts';
import { contract } from './contract.ts';
import { revised, seenRevision } from './revised.ts';

const tag = 'messaging';
const admins = ['admin'] as const;

/** Left out, the stored one stays; empty, there is none. */
const secret = z.string().max(1000).optional();

export const readSmsSettings = contract({
  method: 'get',
  path: '/api/settings/sms',
  summary: 'The SMS gateway, without its key',
  tag,
  roles: admins,
  response: revised.extend({ sms: smsSettings.extend({ hasKey: z.boolean() }).nullable() }),
});

export const updateSmsSettings = contract({
  method: 'put',
  path: '/api/settings/sms',
  summary:
    'Say by which web service SMS leave; the key is stored encrypted; refused when somebody has saved since `revision`',
  tag,
  roles: admins,
  body: smsSettings.extend({ key: secret, revision: seenRevision }),
  response: readSmsSettings.response,
});

export const testSms = contract({
  method: 'post',
  path: '/api/settings/sms/test',
  summary: 'Send an SMS with settings that need not be stored yet, and say what went wrong',
  tag,
  roles: admins,
  body: smsSettings.extend({ key: secret, to: z.string().trim().min(1).max(40) }),
  response: z.discriminatedUnion('sent', [
    z.object({ sent: z.literal(true) }),
    z.object({ sent: z.literal(false), reason: smsFailure, detail: z.string() }),
  ]),
});
