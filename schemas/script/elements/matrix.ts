import { z } from 'zod';
import type { AnswerRule } from '../answer-rule.ts';
import { answerOptions, codesOf, defineElement, questionShape } from './element-kind.ts';

/** The same answers for several rows. Kept as a list of `{row, answer}`. */
export const matrix = defineElement({
  type: 'matrix',
  icon: 'grid-dots',
  answer: 'list',
  schema: z.strictObject({
    type: z.literal('matrix'),
    ...questionShape(['list']),
    rows: answerOptions(),
    options: answerOptions(),
  }),
  rule: ({ required, rows, options }): AnswerRule => ({
    required,
    is: 'matrix',
    rows: codesOf(rows),
    codes: codesOf(options),
  }),
  texts: {
    en: {
      name: 'Matrix',
      description: 'The same answers for several rows.',
      fields: {
        rows: { label: 'Rows' },
        'rows[].code': { label: 'Code' },
        'rows[].label': { label: 'Row' },
      },
    },
    fr: {
      name: 'Matrice',
      description: 'Les mêmes réponses pour plusieurs lignes.',
      fields: {
        rows: { label: 'Lignes' },
        'rows[].code': { label: 'Code' },
        'rows[].label': { label: 'Ligne' },
      },
    },
  },
});
