import type { NodeState, Targets } from '../node-kind.ts';

export function compileStart(_config: unknown, to: Targets): Record<string, NodeState> {
  return { begin: { type: 'assign', set: [], then: to.exit('next'), failed: to.exit('next') } };
}
