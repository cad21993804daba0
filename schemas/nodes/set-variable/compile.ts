import type { NodeState, Targets } from '../node-kind.ts';
import type { SetVariableConfig } from './node.ts';

export function compileSetVariable(config: SetVariableConfig, to: Targets): Record<string, NodeState> {
  return {
    set: {
      type: 'assign',
      set: config.assignments.map(({ variable, value }) => ({
        to: { type: 'variable', name: variable, scope: to.scope },
        value,
      })),
      then: to.exit('next'),
      failed: to.exit('error'),
    },
  };
}
