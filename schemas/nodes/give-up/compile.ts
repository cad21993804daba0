import { lowerClose } from '../lower-close.ts';
import type { NodeState, Targets } from '../node-kind.ts';

export function compileGiveUp(_config: unknown, to: Targets): Record<string, NodeState> {
  return lowerClose('unreachable', to);
}
