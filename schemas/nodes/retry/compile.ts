import { lowerWait } from '../lower-wait.ts';
import type { NodeState, Targets } from '../node-kind.ts';
import type { RetryConfig } from './node.ts';

export function compileRetry({ tel, ...rule }: RetryConfig, to: Targets): Record<string, NodeState> {
  return { wait: lowerWait({ tel, rule, then: to.exit('due') }, to) };
}
