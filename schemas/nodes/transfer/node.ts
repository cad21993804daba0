import { z } from 'zod';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { compileTransfer } from './compile.ts';
import { texts } from './text.ts';

export const transferConfig = z.strictObject({
  /** A phone number or a SIP address; `{{ }}` is filled in when the call is placed. */
  destination: field(
    z
      .string()
      .trim()
      .max(500)
      .refine((text) => text === '' || text.includes('{{') || isDestination(text), 'destination'),
    { widget: 'phone', evaluated: 'template' },
  ),
  callerId: field(z.enum(['caller', 'did', 'given']).default('caller'), { widget: 'select' }),
  callerNumber: field(z.string().trim().max(100).default(''), {
    widget: 'phone',
    evaluated: 'template',
    optional: true,
    when: { field: 'callerId', is: ['given'] },
  }),
  ringTimeoutMs: field(z.number().int().min(1000).max(300_000).default(30_000), {
    widget: 'duration',
    unit: 'milliseconds',
  }),
});
export type TransferConfig = z.infer<typeof transferConfig>;

function isDestination(text: string): boolean {
  return /^\+?[0-9*#]{2,20}$/.test(text.replace(/[ .-]/g, '')) || /^sips?:[^\s@]+@[^\s@]+$/.test(text);
}

/** Puts the caller through to another number and goes on when that call is over. */
export const transfer = defineNode({
  kind: 'transfer',
  category: 'call',
  icon: 'phone-outgoing',
  flowKinds: ['ivr', 'overflow'],
  config: transferConfig,
  initial: (): TransferConfig => ({ destination: '', callerId: 'caller', callerNumber: '', ringTimeoutMs: 30_000 }),
  exits: () => [
    { id: 'ended' },
    { id: 'busy' },
    { id: 'no-answer' },
    { id: 'failed' },
    { id: 'error', optional: true },
  ],
  summary: (config) => config.destination,
  compile: compileTransfer,
  texts,
});
