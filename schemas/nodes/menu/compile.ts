import type { NodeState, Targets } from '../node-kind.ts';
import { lowerPrompt } from '../prompt.ts';
import { resetCounter, retryStates } from '../retry.ts';
import type { MenuConfig } from './node.ts';

export function compileMenu(config: MenuConfig, to: Targets): Record<string, NodeState> {
  const failed = to.exit('error');
  return {
    reset: {
      type: 'assign',
      set: [resetCounter('noInput'), resetCounter('noMatch')],
      then: to.state('ask'),
      failed,
    },
    ask: {
      type: 'collect',
      prompt: lowerPrompt(config.prompt),
      interruptible: config.interruptible,
      maxKeys: 1,
      terminators: '',
      firstKeyMs: config.timeoutMs,
      nextKeyMs: config.timeoutMs,
      entered: to.state('pick'),
      silent: to.state('noInput'),
      failed,
    },
    pick: {
      type: 'branch',
      branches: config.choices.map((choice) => ({
        when: `event.keys == "${choice.key}"`,
        then: to.exit(`key-${choice.key}`),
      })),
      otherwise: to.state('noMatch'),
      failed,
    },
    ...retryStates({ counter: 'noInput', exit: 'no-input', ask: 'ask', retry: config.noInput }, to),
    ...retryStates({ counter: 'noMatch', exit: 'no-match', ask: 'ask', retry: config.noMatch }, to),
  };
}
