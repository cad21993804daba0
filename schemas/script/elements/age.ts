import { z } from 'zod';
import { field } from '#schemas/nodes/fields.ts';
import type { AnswerRule } from '../answer-rule.ts';
import { defineElement, questionShape } from './element-kind.ts';

const OLDEST = 130;
const years = z.number().int().min(0).max(OLDEST);

export const age = defineElement({
  type: 'age',
  icon: 'cake',
  answer: 'number',
  schema: z.strictObject({
    type: z.literal('age'),
    ...questionShape(['number']),
    youngest: field(years.default(0), { widget: 'number' }),
    oldest: field(years.default(OLDEST), { widget: 'number' }),
  }),
  rule: ({ required, youngest, oldest }): AnswerRule => ({
    required,
    is: 'number',
    min: youngest,
    max: oldest,
    whole: true,
  }),
  texts: {
    en: {
      name: 'Age',
      description: 'An age in years.',
      fields: { youngest: { label: 'Youngest' }, oldest: { label: 'Oldest' } },
    },
    fr: {
      name: 'Âge',
      description: 'Un âge en années.',
      fields: { youngest: { label: 'Âge minimal' }, oldest: { label: 'Âge maximal' } },
    },
  },
});
