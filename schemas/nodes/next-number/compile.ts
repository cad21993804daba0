import type { NodeState, Targets } from '../node-kind.ts';

export function compileNextNumber(_config: unknown, to: Targets): Record<string, NodeState> {
  return { go: { type: 'assign', set: [], then: to.exit('next'), failed: to.exit('next') } };
}
