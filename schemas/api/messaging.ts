import { z } from 'zod';
import { mailFailure, mailSettings, smsFailure, smsSettings } from '#schemas/domain/messaging.ts';
import { contract } from './contract.ts';

const tag = 'messaging';
const admins = ['admin'] as const;

/** Left out, the stored one stays; empty, there is none. */
const secret = z.string().max(1000).optional();

export const readMailSettings = contract({
  method: 'get',
  path: '/api/settings/mail',
  summary: 'The mail server, without its password',
  tag,
  roles: admins,
  response: z.object({ mail: mailSettings.extend({ hasPassword: z.boolean() }).nullable() }),
});

export const updateMailSettings = contract({
  method: 'put',
  path: '/api/settings/mail',
  summary: 'Say by which mail server e-mails leave; the password is stored encrypted',
  tag,
  roles: admins,
  body: mailSettings.extend({ password: secret }),
  response: readMailSettings.response,
});

export const testMail = contract({
  method: 'post',
  path: '/api/settings/mail/test',
  summary: 'Send an e-mail with settings that need not be stored yet, and say what went wrong',
  tag,
  roles: admins,
  body: mailSettings.extend({ password: secret, to: z.email().max(254) }),
  response: z.discriminatedUnion('sent', [
    z.object({ sent: z.literal(true) }),
    z.object({ sent: z.literal(false), reason: mailFailure, detail: z.string() }),
  ]),
});

export const readSmsSettings = contract({
  method: 'get',
  path: '/api/settings/sms',
  summary: 'The SMS gateway, without its key',
  tag,
  roles: admins,
  response: z.object({ sms: smsSettings.extend({ hasKey: z.boolean() }).nullable() }),
});

export const updateSmsSettings = contract({
  method: 'put',
  path: '/api/settings/sms',
  summary: 'Say by which web service SMS leave; the key is stored encrypted',
  tag,
  roles: admins,
  body: smsSettings.extend({ key: secret }),
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
