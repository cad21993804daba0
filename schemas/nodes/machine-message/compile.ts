import type { NodeState, Targets } from '../node-kind.ts';
import type { MachineMessageConfig } from './node.ts';

export function compileMachineMessage(config: MachineMessageConfig, to: Targets): Record<string, NodeState> {
  const failed = to.exit('error');
  return {
    leave: {
      type: 'effect',
      effect: 'leave-message',
      params: { audio: config.audio, byResult: config.byResult },
      outcomes: { left: to.exit('left'), 'not-left': to.exit('not-left'), failed },
      failed,
    },
  };
}
