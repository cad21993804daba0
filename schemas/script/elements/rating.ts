import { z } from 'zod';
import { field } from '#schemas/nodes/fields.ts';
import type { AnswerRule } from '../answer-rule.ts';
import { defineElement, localisedText, questionShape } from './element-kind.ts';

/** A mark on a scale. */
export const rating = defineElement({
  type: 'rating',
  icon: 'star',
  answer: 'number',
  schema: z.strictObject({
    type: z.literal('rating'),
    ...questionShape(['number']),
    lowest: field(z.number().int().min(0).max(1).default(1), { widget: 'number' }),
    highest: field(z.number().int().min(2).max(10).default(5), { widget: 'number' }),
    lowestText: localisedText({ optional: true }),
    highestText: localisedText({ optional: true }),
  }),
  rule: ({ required, lowest, highest }): AnswerRule => ({
    required,
    is: 'number',
    min: lowest,
    max: highest,
    whole: true,
  }),
  texts: {
    en: {
      name: 'Rating',
      description: 'A mark on a scale.',
      fields: {
        lowest: { label: 'Lowest mark' },
        highest: { label: 'Highest mark' },
        lowestText: { label: 'Meaning of the lowest' },
        highestText: { label: 'Meaning of the highest' },
      },
    },
    fr: {
      name: 'Note',
      description: 'Une note sur une échelle.',
      fields: {
        lowest: { label: 'Note la plus basse' },
        highest: { label: 'Note la plus haute' },
        lowestText: { label: 'Sens de la plus basse' },
        highestText: { label: 'Sens de la plus haute' },
      },
    },
  },
});
