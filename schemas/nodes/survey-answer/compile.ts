import type { NodeState, Targets } from '../node-kind.ts';
import { lowerPrompt } from '../prompt.ts';
import { resetCounter, retryStates } from '../retry.ts';
import type { SurveyAnswerConfig } from './node.ts';

/** How long a second digit may take where answers have several: callers who press one want to go on. */
const NEXT_DIGIT_MS = 2000;

export function compileSurveyAnswer(config: SurveyAnswerConfig, to: Targets): Record<string, NodeState> {
  const failed = to.exit('error');
  const digits = String(config.max).length;
  const inRange = `int(event.keys) >= ${config.min} && int(event.keys) <= ${config.max}`;
  const answer = 'string(int(event.keys))';
  return {
    reset: {
      type: 'assign',
      set: [resetCounter('noInput'), resetCounter('invalid')],
      then: to.state('ask'),
      failed,
    },
    ask: {
      type: 'collect',
      prompt: lowerPrompt(config.prompt),
      interruptible: config.interruptible,
      maxKeys: digits,
      terminators: '#',
      firstKeyMs: config.firstDigitMs,
      nextKeyMs: NEXT_DIGIT_MS,
      entered: to.state('measure'),
      silent: to.state('noInput'),
      failed,
    },
    measure: {
      type: 'branch',
      branches: [{ when: `event.keys.matches("^[0-9]{1,${digits}}$") && ${inRange}`, then: to.state('keep') }],
      otherwise: to.state('invalid'),
      failed,
    },
    // The answer is kept before it is stored: the outcome of storing it takes the place of the keys.
    keep: {
      type: 'assign',
      set: [
        { to: { type: 'local', name: 'answer' }, value: answer },
        ...(config.variable
          ? [{ to: { type: 'variable' as const, name: config.variable, scope: to.scope }, value: answer }]
          : []),
      ],
      then: to.state('store'),
      failed,
    },
    store: {
      type: 'effect',
      effect: 'survey',
      params: { survey: config.survey, question: config.question, answer: { $value: 'local.answer' } },
      outcomes: { stored: to.exit('answered'), failed },
      failed,
    },
    ...retryStates({ counter: 'noInput', exit: 'no-input', ask: 'ask', retry: config.noInput }, to),
    ...retryStates({ counter: 'invalid', exit: 'invalid', ask: 'ask', retry: config.invalid }, to),
  };
}
