import type { NodeState, Targets } from '../node-kind.ts';
import type { ConditionConfig } from './node.ts';

export function compileCondition(config: ConditionConfig, to: Targets): Record<string, NodeState> {
  return {
    decide: {
      type: 'branch',
      branches: config.branches.map((branch) => ({ when: branch.when, then: to.exit(`branch-${branch.id}`) })),
      otherwise: to.exit('otherwise'),
      failed: to.exit('error'),
    },
  };
}
