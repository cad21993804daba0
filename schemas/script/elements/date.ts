import { z } from 'zod';
import { field } from '#schemas/nodes/fields.ts';
import type { AnswerRule } from '../answer-rule.ts';
import { defineElement, questionShape } from './element-kind.ts';

/** A day. As a date-time it is the moment at which that day begins in UTC. */
export const date = defineElement({
  type: 'date',
  icon: 'calendar',
  answer: 'date-time',
  schema: z.strictObject({
    type: z.literal('date'),
    ...questionShape(['date-time', 'text']),
    allowed: field(z.enum(['any', 'past', 'future']).default('any'), { widget: 'select' }),
  }),
  rule: ({ required, allowed }): AnswerRule => ({ required, is: 'date', allowed }),
  texts: {
    en: {
      name: 'Date',
      description: 'A day.',
      fields: { allowed: { label: 'Days accepted' } },
      options: { 'allowed=any': 'Any', 'allowed=past': 'Up to today', 'allowed=future': 'From today on' },
    },
    fr: {
      name: 'Date',
      description: 'Un jour.',
      fields: { allowed: { label: 'Jours acceptés' } },
      options: {
        'allowed=any': 'Tous',
        'allowed=past': 'Jusqu’à aujourd’hui',
        'allowed=future': 'À partir d’aujourd’hui',
      },
    },
  },
});
