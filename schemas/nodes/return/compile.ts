import { type NodeState, RETURN_EXIT, type Targets } from '../node-kind.ts';

export function compileReturn(_config: unknown, to: Targets): Record<string, NodeState> {
  return { return: { type: 'assign', set: [], then: to.exit(RETURN_EXIT), failed: to.exit(RETURN_EXIT) } };
}
