import { z } from 'zod';
import { field } from '#schemas/nodes/fields.ts';
import type { AnswerRule } from '../answer-rule.ts';
import { answerOptions, codesOf, defineElement, questionShape } from './element-kind.ts';

const limit = z.number().int().min(0).max(500).default(0);

/** Several answers. Their codes are kept in a list. */
export const multipleChoice = defineElement({
  type: 'multiple-choice',
  icon: 'checkbox',
  answer: 'list',
  schema: z.strictObject({
    type: z.literal('multiple-choice'),
    ...questionShape(['list']),
    options: answerOptions(),
    least: field(limit, { widget: 'number', unit: 'times' }),
    /** 0 sets no limit. */
    most: field(limit, { widget: 'number', unit: 'times' }),
  }),
  rule: ({ required, options, least, most }): AnswerRule => ({
    required: required || least > 0,
    is: 'some-of',
    codes: codesOf(options),
    min: least,
    max: most === 0 ? options.length : most,
  }),
  texts: {
    en: {
      name: 'Multiple choice',
      description: 'Several answers, all of them in view.',
      fields: { least: { label: 'At least' }, most: { label: 'At most', help: '0 sets no limit.' } },
    },
    fr: {
      name: 'Choix multiple',
      description: 'Plusieurs réponses, toutes visibles.',
      fields: { least: { label: 'Au moins' }, most: { label: 'Au plus', help: '0 ne fixe pas de limite.' } },
    },
  },
});
