import { z } from 'zod';
import type { AnswerRule } from '../answer-rule.ts';
import { defineElement, questionShape } from './element-kind.ts';

export const email = defineElement({
  type: 'email',
  icon: 'mail',
  answer: 'text',
  schema: z.strictObject({ type: z.literal('email'), ...questionShape(['text']) }),
  rule: ({ required }): AnswerRule => ({ required, is: 'email' }),
  texts: {
    en: { name: 'E-mail', description: 'An e-mail address.' },
    fr: { name: 'E-mail', description: 'Une adresse e-mail.' },
  },
});
