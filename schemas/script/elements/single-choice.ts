import { z } from 'zod';
import type { AnswerRule } from '../answer-rule.ts';
import { answerOptions, codesOf, defineElement, questionShape } from './element-kind.ts';

/** One answer, all of them in view. */
export const singleChoice = defineElement({
  type: 'single-choice',
  icon: 'circle-dot',
  answer: 'text',
  schema: z.strictObject({ type: z.literal('single-choice'), ...questionShape(['text']), options: answerOptions() }),
  rule: ({ required, options }): AnswerRule => ({ required, is: 'one-of', codes: codesOf(options) }),
  texts: {
    en: { name: 'Single choice', description: 'One answer, all of them in view.' },
    fr: { name: 'Choix unique', description: 'Une réponse, toutes visibles.' },
  },
});
