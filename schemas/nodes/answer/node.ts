import { z } from 'zod';
import { defineNode } from '../node-kind.ts';
import { compileAnswer } from './compile.ts';
import { texts } from './text.ts';

export const answerConfig = z.strictObject({});
export type AnswerConfig = z.infer<typeof answerConfig>;

/** Takes the call here: in a flow with this node it rings until then, and what is played before costs the caller nothing. */
export const answer = defineNode({
  kind: 'answer',
  category: 'call',
  icon: 'phone-check',
  flowKinds: ['ivr'],
  config: answerConfig,
  initial: (): AnswerConfig => ({}),
  exits: () => [{ id: 'next' }, { id: 'error', optional: true }],
  summary: () => '',
  compile: compileAnswer,
  texts,
});
