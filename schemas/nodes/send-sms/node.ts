import { z } from 'zod';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { compileSendSms } from './compile.ts';
import { texts } from './text.ts';

/** Ten joined messages of 160 characters: more than any gateway sends as one. */
const MAX_TEXT = 1600;

export const sendSmsConfig = z.strictObject({
  to: field(
    z
      .string()
      .trim()
      .max(200)
      .refine((text) => text === '' || text.includes('{{') || isNumber(text), 'did-number'),
    { widget: 'phone', evaluated: 'template' },
  ),
  text: field(z.string().max(MAX_TEXT), { widget: 'template', evaluated: 'template' }),
});
export type SendSmsConfig = z.infer<typeof sendSmsConfig>;

function isNumber(text: string): boolean {
  return /^\+?[0-9]{2,15}$/.test(text.replace(/[ .-]/g, ''));
}

/** Sends a text message and goes on once the gateway has taken it. */
export const sendSms = defineNode({
  kind: 'send-sms',
  category: 'data',
  icon: 'message-2',
  flowKinds: ['ivr', 'overflow', 'strategy', 'script'],
  config: sendSmsConfig,
  initial: (): SendSmsConfig => ({ to: '{{ contact.caller }}', text: '' }),
  exits: () => [{ id: 'sent' }, { id: 'failed' }, { id: 'error', optional: true }],
  summary: (config) => [config.to, config.text].filter(Boolean).join(' · '),
  compile: compileSendSms,
  texts,
});
