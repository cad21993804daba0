import type { NodeState, Targets } from '../node-kind.ts';
import { type AttemptSwitchConfig, attemptExit } from './node.ts';

export function compileAttemptSwitch({ attempts }: AttemptSwitchConfig, to: Targets): Record<string, NodeState> {
  // Nothing that an author writes is evaluated here.
  const failed = to.exit('others');
  return {
    count: {
      type: 'assign',
      set: [{ to: { type: 'local', name: 'attempt' }, value: '(has(local.attempt) ? local.attempt : 0) + 1' }],
      then: to.state('decide'),
      failed,
    },
    decide: {
      type: 'branch',
      branches: Array.from({ length: attempts }, (_, index) => ({
        when: `local.attempt == ${index + 1}`,
        then: to.exit(attemptExit(index + 1)),
      })),
      otherwise: to.exit('others'),
      failed,
    },
  };
}
