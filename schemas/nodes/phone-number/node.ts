import { z } from 'zod';
import { unansweredResult } from '#schemas/effects/dial.ts';
import { retryRule, summariseRule } from '#schemas/strategy/retry-rule.ts';
import { tel } from '#schemas/strategy/tel.ts';
import { allDifferent } from '../all-different.ts';
import { variableName } from '../evaluated.ts';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { compilePhoneNumber } from './compile.ts';
import { texts } from './text.ts';

const shownNumber = z
  .string()
  .trim()
  .max(30)
  .refine(
    (text) => text === '' || text.includes('{{') || /^\+?[0-9]{2,15}$/.test(text.replace(/[ .-]/g, '')),
    'did-number',
  );

export const callMaximum = z.strictObject({
  period: field(z.enum(['none', 'week', 'month', 'days']).default('none'), { widget: 'select' }),
  calls: field(z.number().int().min(1).max(1000).default(5), {
    widget: 'number',
    unit: 'times',
    when: { field: 'period', is: ['week', 'month', 'days'] },
  }),
  /** Length of a rolling period. */
  days: field(z.number().int().min(1).max(365).default(30), {
    widget: 'number',
    when: { field: 'period', is: ['days'] },
  }),
});

export const acceptedTexts = z.strictObject({
  result: field(unansweredResult, { widget: 'select' }),
  count: field(z.number().int().min(1).max(20).default(1), { widget: 'number', unit: 'times' }),
});

export const phoneNumberConfig = z.strictObject({
  tel,
  /** The column of the call file that holds the number. */
  column: field(z.string().trim().min(1).max(100), { widget: 'text' }),
  /** A variable that keeps the number, for texts and requests. */
  variable: field(variableName.default(''), {
    widget: 'variable',
    reference: 'variable',
    writes: true,
    accepts: ['text', 'phone'],
    optional: true,
  }),
  maximum: field(callMaximum.prefault({}), { widget: 'group' }),
  callerId: field(z.enum(['hidden', 'given', 'called', 'list', 'random']).default('hidden'), { widget: 'select' }),
  callerNumber: field(shownNumber.default(''), {
    widget: 'phone',
    evaluated: 'template',
    when: { field: 'callerId', is: ['given'] },
  }),
  callerNumbers: field(
    z
      .array(z.strictObject({ number: field(shownNumber, { widget: 'phone', evaluated: 'template' }) }))
      .max(100)
      .default([]),
    { widget: 'list', when: { field: 'callerId', is: ['list', 'random'] } },
  ),
  sms: field(
    z
      .array(acceptedTexts)
      .max(8)
      .default([])
      .refine((texts) => allDifferent(texts.map(({ result }) => result)), 'duplicate-result'),
    { widget: 'list' },
  ),
  /** One entry for each call that must be made on this number before its time ranges count. */
  preliminary: field(z.array(retryRule).max(10).default([]), { widget: 'list' }),
});
export type PhoneNumberConfig = z.infer<typeof phoneNumberConfig>;

/** One of the numbers of a record, with the terms on which it is called. */
export const phoneNumber = defineNode({
  kind: 'phone-number',
  category: 'call',
  icon: 'address-book',
  flowKinds: ['strategy'],
  config: phoneNumberConfig,
  initial: (): PhoneNumberConfig => phoneNumberConfig.parse({ tel: 1, column: 'TEL1' }),
  exits: (config) => [
    { id: 'preliminary', optional: config.preliminary.length === 0 },
    { id: 'next' },
    { id: 'missing' },
    { id: 'error', optional: true },
  ],
  summary: (config) => [`TEL${config.tel}`, config.column, ...config.preliminary.map(summariseRule)].join(' · '),
  compile: compilePhoneNumber,
  texts,
});
