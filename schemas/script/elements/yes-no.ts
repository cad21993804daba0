import { z } from 'zod';
import type { AnswerRule } from '../answer-rule.ts';
import { defineElement, questionShape } from './element-kind.ts';

export const yesNo = defineElement({
  type: 'yes-no',
  icon: 'toggle-right',
  answer: 'boolean',
  schema: z.strictObject({ type: z.literal('yes-no'), ...questionShape(['boolean']) }),
  rule: ({ required }): AnswerRule => ({ required, is: 'boolean' }),
  texts: {
    en: { name: 'Yes or no', description: 'A closed question.' },
    fr: { name: 'Oui ou non', description: 'Une question fermée.' },
  },
});
