import { z } from 'zod';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { compileSendEmail } from './compile.ts';
import { texts } from './text.ts';

/** Addresses parted by commas; what `{{ }}` inserts is only known when the mail is sent. */
const addresses = z
  .string()
  .trim()
  .max(1000)
  .refine((text) => text === '' || text.includes('{{') || areAddresses(text), 'email-addresses');

export const sendEmailConfig = z.strictObject({
  to: field(addresses, { widget: 'template', evaluated: 'template' }),
  cc: field(addresses.default(''), { widget: 'template', evaluated: 'template', optional: true, advanced: true }),
  subject: field(z.string().max(500), { widget: 'template', evaluated: 'template' }),
  body: field(z.string().max(50_000), { widget: 'template', evaluated: 'template' }),
  /** The body is HTML; what is inserted into it is encoded. */
  html: field(z.boolean().default(false), { widget: 'switch' }),
});
export type SendEmailConfig = z.infer<typeof sendEmailConfig>;

function areAddresses(text: string): boolean {
  return text.split(',').every((address) => /^[^\s@,;<>]+@[^\s@,;<>]+$/.test(address.trim()));
}

/** Sends an e-mail and goes on once the mail server has taken it. */
export const sendEmail = defineNode({
  kind: 'send-email',
  category: 'data',
  icon: 'mail',
  flowKinds: ['ivr', 'overflow', 'strategy', 'script'],
  config: sendEmailConfig,
  initial: (): SendEmailConfig => ({ to: '', cc: '', subject: '', body: '', html: false }),
  exits: () => [{ id: 'sent' }, { id: 'failed' }, { id: 'error', optional: true }],
  summary: (config) => [config.to, config.subject].filter(Boolean).join(' · '),
  compile: compileSendEmail,
  texts,
});
