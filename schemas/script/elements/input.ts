import { z } from 'zod';
import { field } from '#schemas/nodes/fields.ts';
import type { AnswerRule } from '../answer-rule.ts';
import { defineElement, questionShape } from './element-kind.ts';

const MAX_TEXT = 500;
const MAX_LONG_TEXT = 10_000;

/** An answer in the customer's own words, a number or a phone number. */
export const input = defineElement({
  type: 'input',
  icon: 'forms',
  answer: 'text',
  schema: z.strictObject({
    type: z.literal('input'),
    ...questionShape(['text', 'phone', 'number']),
    format: field(z.enum(['text', 'long-text', 'number', 'phone']).default('text'), { widget: 'select' }),
  }),
  rule: ({ required, format }): AnswerRule => {
    if (format === 'number') {
      return { required, is: 'number', min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER, whole: false };
    }
    if (format === 'phone') return { required, is: 'phone' };
    return { required, is: 'text', max: format === 'text' ? MAX_TEXT : MAX_LONG_TEXT };
  },
  texts: {
    en: {
      name: 'Input field',
      description: 'An open question: words, a number, a phone number.',
      fields: { format: { label: 'Format' } },
      options: {
        'format=text': 'One line',
        'format=long-text': 'Several lines',
        'format=number': 'Number',
        'format=phone': 'Phone number',
      },
    },
    fr: {
      name: 'Champ de saisie',
      description: 'Une question ouverte : des mots, un nombre, un numéro.',
      fields: { format: { label: 'Format' } },
      options: {
        'format=text': 'Une ligne',
        'format=long-text': 'Plusieurs lignes',
        'format=number': 'Nombre',
        'format=phone': 'Numéro de téléphone',
      },
    },
  },
});
