import { lowerClose } from '../lower-close.ts';
import type { NodeState, Targets } from '../node-kind.ts';

export function compileFinished(_config: unknown, to: Targets): Record<string, NodeState> {
  return lowerClose('finished', to);
}
