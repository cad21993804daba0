import { type NodeState, RESTART_EXIT, type Targets } from '../node-kind.ts';
import type { ReturnToQueueConfig } from './node.ts';

export function compileReturnToQueue(config: ReturnToQueueConfig, to: Targets): Record<string, NodeState> {
  if (config.again) {
    return { again: { type: 'assign', set: [], then: to.exit(RESTART_EXIT), failed: to.exit(RESTART_EXIT) } };
  }
  const answered = to.state('answered');
  return {
    wait: {
      type: 'effect',
      effect: 'keep-waiting',
      params: {},
      outcomes: { answered, failed: to.state('failed') },
      failed: to.state('failed'),
    },
    answered: { type: 'end', result: 'completed' },
    // A failed overflow flow leaves the caller in the queue, which is what was wanted here.
    failed: { type: 'end', result: 'failed' },
  };
}
