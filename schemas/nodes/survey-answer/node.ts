import { z } from 'zod';
import { variableName } from '../evaluated.ts';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { emptyPrompt, prompt, summarisePrompt } from '../prompt.ts';
import { retry } from '../retry.ts';
import { compileSurveyAnswer } from './compile.ts';
import { texts } from './text.ts';

export const surveyAnswerConfig = z
  .strictObject({
    /** Answers to the questions of one survey are counted together. */
    survey: field(z.string().trim().max(64), { widget: 'text', required: true }),
    question: field(z.string().trim().max(64), { widget: 'text', required: true }),
    prompt: field(prompt.min(1), { widget: 'prompt' }),
    interruptible: field(z.boolean().default(true), { widget: 'switch' }),
    min: field(z.number().int().min(0).max(999), { widget: 'number' }),
    max: field(z.number().int().min(0).max(999), { widget: 'number' }),
    variable: field(variableName.default(''), {
      widget: 'variable',
      reference: 'variable',
      writes: true,
      accepts: ['text', 'number'],
      optional: true,
    }),
    firstDigitMs: field(z.number().int().min(500).max(120_000).default(5000), {
      widget: 'duration',
      unit: 'milliseconds',
      advanced: true,
    }),
    noInput: field(retry.prefault({}), { widget: 'group' }),
    invalid: field(retry.prefault({}), { widget: 'group' }),
  })
  .refine((config) => config.min <= config.max, { error: 'min-above-max', path: ['min'] });
export type SurveyAnswerConfig = z.infer<typeof surveyAnswerConfig>;

/** Asks one question of a survey, answered with a number on the keypad, and keeps the answer. */
export const surveyAnswer = defineNode({
  kind: 'survey-answer',
  category: 'talk',
  icon: 'mood-smile',
  flowKinds: ['ivr', 'overflow'],
  config: surveyAnswerConfig,
  initial: ({ languages }): SurveyAnswerConfig => ({
    survey: '',
    question: '',
    prompt: emptyPrompt(languages),
    interruptible: true,
    min: 1,
    max: 5,
    variable: '',
    firstDigitMs: 5000,
    noInput: { retries: 1, prompt: [] },
    invalid: { retries: 1, prompt: [] },
  }),
  exits: () => [{ id: 'answered' }, { id: 'no-input' }, { id: 'invalid' }, { id: 'error', optional: true }],
  summary: (config, language) => {
    const asked = `${config.min}–${config.max}: ${summarisePrompt(config.prompt, language)}`;
    return config.question ? `${config.question} ${asked}` : asked;
  },
  compile: compileSurveyAnswer,
  texts,
});
