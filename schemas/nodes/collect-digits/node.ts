import { z } from 'zod';
import { expressionText, variableName } from '../evaluated.ts';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { emptyPrompt, prompt, summarisePrompt } from '../prompt.ts';
import { retry } from '../retry.ts';
import { compileCollectDigits } from './compile.ts';
import { texts } from './text.ts';

/** More digits than any card, account or order number has. */
const MAX_DIGITS = 40;

export const terminator = z.enum(['#', '*', 'none']);

export const collectDigitsConfig = z
  .strictObject({
    prompt: field(prompt.min(1), { widget: 'prompt' }),
    interruptible: field(z.boolean().default(true), { widget: 'switch' }),
    /** 0 lets the caller skip with the terminator. */
    minDigits: field(z.number().int().min(0).max(MAX_DIGITS), { widget: 'number', unit: 'digits' }),
    maxDigits: field(z.number().int().min(1).max(MAX_DIGITS), { widget: 'number', unit: 'digits' }),
    terminator: field(terminator.default('#'), { widget: 'select' }),
    variable: field(variableName, {
      widget: 'variable',
      reference: 'variable',
      writes: true,
      accepts: ['text', 'phone', 'number'],
      optional: true,
    }),
    validation: field(expressionText.default(''), {
      widget: 'expression',
      evaluated: 'boolean',
      sees: ['keys'],
      optional: true,
    }),
    firstDigitMs: field(z.number().int().min(500).max(120_000).default(5000), {
      widget: 'duration',
      unit: 'milliseconds',
      advanced: true,
    }),
    nextDigitMs: field(z.number().int().min(500).max(60_000).default(3000), {
      widget: 'duration',
      unit: 'milliseconds',
      advanced: true,
    }),
    noInput: field(retry.prefault({}), { widget: 'group' }),
    invalid: field(retry.prefault({}), { widget: 'group' }),
  })
  .refine((config) => config.minDigits <= config.maxDigits, { error: 'min-above-max', path: ['minDigits'] });
export type CollectDigitsConfig = z.infer<typeof collectDigitsConfig>;

/** Asks for a number typed on the keypad: an order number, a postcode, a PIN. */
export const collectDigits = defineNode({
  kind: 'collect-digits',
  category: 'talk',
  icon: 'dialpad',
  flowKinds: ['ivr', 'overflow'],
  config: collectDigitsConfig,
  initial: ({ languages }): CollectDigitsConfig => ({
    prompt: emptyPrompt(languages),
    interruptible: true,
    minDigits: 1,
    maxDigits: 8,
    terminator: '#',
    variable: '',
    validation: '',
    firstDigitMs: 5000,
    nextDigitMs: 3000,
    noInput: { retries: 2, prompt: [] },
    invalid: { retries: 2, prompt: [] },
  }),
  exits: () => [{ id: 'valid' }, { id: 'no-input' }, { id: 'invalid' }, { id: 'error', optional: true }],
  summary: (config, language) => {
    const spoken = summarisePrompt(config.prompt, language);
    return config.variable ? `${config.variable} ← ${spoken}` : spoken;
  },
  compile: compileCollectDigits,
  texts,
});
