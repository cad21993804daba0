import type { NodeState, Targets } from '../node-kind.ts';
import { lowerPrompt, type Prompt } from '../prompt.ts';
import type { MenuConfig } from './node.ts';

export function compileMenu(config: MenuConfig, to: Targets): Record<string, NodeState> {
  const failed = to.exit('error');
  return {
    reset: {
      type: 'assign',
      set: [
        { to: { type: 'local', name: 'noInput' }, value: '0' },
        { to: { type: 'local', name: 'noMatch' }, value: '0' },
      ],
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
    ...retryStates('noInput', 'no-input', config.noInput, to),
    ...retryStates('noMatch', 'no-match', config.noMatch, to),
  };
}

/** Counts a failed try, then asks again or gives up through the exit. */
function retryStates(
  counter: 'noInput' | 'noMatch',
  exit: string,
  retry: { retries: number; prompt: Prompt },
  to: Targets,
): Record<string, NodeState> {
  const failed = to.exit('error');
  const again = retry.prompt.length > 0 ? to.state(`${counter}Prompt`) : to.state('ask');
  const states: Record<string, NodeState> = {
    [counter]: {
      type: 'assign',
      set: [{ to: { type: 'local', name: counter }, value: `local.${counter} + 1` }],
      then: to.state(`${counter}Count`),
      failed,
    },
    [`${counter}Count`]: {
      type: 'branch',
      branches: [{ when: `local.${counter} > ${retry.retries}`, then: to.exit(exit) }],
      otherwise: again,
      failed,
    },
  };
  if (retry.prompt.length > 0) {
    states[`${counter}Prompt`] = {
      type: 'effect',
      effect: 'play',
      params: { items: lowerPrompt(retry.prompt) },
      outcomes: { finished: to.state('ask'), failed: to.state('ask') },
      onKey: to.state('ask'),
      failed,
    };
  }
  return states;
}
