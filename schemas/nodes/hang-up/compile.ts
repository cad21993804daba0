import type { NodeState } from '../node-kind.ts';

export function compileHangUp(): Record<string, NodeState> {
  return { end: { type: 'end', result: 'completed', hangUp: true } };
}
