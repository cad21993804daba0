import { z } from 'zod';
import type { AnswerRule } from '../answer-rule.ts';
import { answerOptions, codesOf, defineElement, questionShape } from './element-kind.ts';

/** One answer of a long list, which can be searched. */
export const dropDown = defineElement({
  type: 'drop-down',
  icon: 'select',
  answer: 'text',
  schema: z.strictObject({ type: z.literal('drop-down'), ...questionShape(['text']), options: answerOptions() }),
  rule: ({ required, options }): AnswerRule => ({ required, is: 'one-of', codes: codesOf(options) }),
  texts: {
    en: { name: 'Drop-down list', description: 'One answer of a long list.' },
    fr: { name: 'Liste déroulante', description: 'Une réponse d’une longue liste.' },
  },
});
