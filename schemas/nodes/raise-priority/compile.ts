import type { NodeState, Targets } from '../node-kind.ts';
import type { RaisePriorityConfig } from './node.ts';

export function compileRaisePriority(config: RaisePriorityConfig, to: Targets): Record<string, NodeState> {
  const failed = to.exit('error');
  return {
    raise: {
      type: 'effect',
      effect: 'raise-priority',
      params: { by: config.by },
      outcomes: { raised: to.exit('next'), failed },
      failed,
    },
  };
}
