import type { NodeState, Targets } from '../node-kind.ts';
import type { ChangeQueueConfig } from './node.ts';

/** As the effect has it: the caller's priority stays. */
const KEEP = -1;

export function compileChangeQueue(config: ChangeQueueConfig, to: Targets): Record<string, NodeState> {
  const failed = to.exit('error');
  return {
    move: {
      type: 'effect',
      effect: 'change-queue',
      params: {
        queue: config.queue,
        priority: config.keepsPriority ? KEEP : config.priority,
        keepsTime: config.keepsTime,
      },
      outcomes: { moved: to.exit('moved'), closed: to.exit('closed'), failed },
      failed,
    },
  };
}
