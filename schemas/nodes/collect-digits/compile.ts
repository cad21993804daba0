import type { NodeState, Targets } from '../node-kind.ts';
import { lowerPrompt } from '../prompt.ts';
import { resetCounter, retryStates } from '../retry.ts';
import type { CollectDigitsConfig } from './node.ts';

export function compileCollectDigits(config: CollectDigitsConfig, to: Targets): Record<string, NodeState> {
  const failed = to.exit('error');
  const accepted = config.variable ? to.state('keep') : to.exit('valid');
  const rightLength = `event.keys.matches("^[0-9]{${config.minDigits},${config.maxDigits}}$")`;
  const validates = config.validation.trim() !== '';
  const states: Record<string, NodeState> = {
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
      maxKeys: config.maxDigits,
      terminators: config.terminator === 'none' ? '' : config.terminator,
      firstKeyMs: config.firstDigitMs,
      nextKeyMs: config.nextDigitMs,
      entered: to.state('measure'),
      silent: to.state('noInput'),
      failed,
    },
    measure: {
      type: 'branch',
      branches: [{ when: rightLength, then: validates ? to.state('validate') : accepted }],
      otherwise: to.state('invalid'),
      failed,
    },
  };
  if (validates) {
    states.validate = {
      type: 'branch',
      branches: [{ when: config.validation, then: accepted }],
      otherwise: to.state('invalid'),
      failed,
    };
  }
  if (config.variable) {
    states.keep = {
      type: 'assign',
      set: [{ to: { type: 'variable', name: config.variable, scope: to.scope }, value: 'event.keys' }],
      then: to.exit('valid'),
      failed,
    };
  }
  return {
    ...states,
    ...retryStates({ counter: 'noInput', exit: 'no-input', ask: 'ask', retry: config.noInput }, to),
    ...retryStates({ counter: 'invalid', exit: 'invalid', ask: 'ask', retry: config.invalid }, to),
  };
}
