import type { NodeState, Targets } from '../node-kind.ts';
import type { AnswerConfig } from './node.ts';

export function compileAnswer(_config: AnswerConfig, to: Targets): Record<string, NodeState> {
  const failed = to.exit('error');
  return {
    answer: { type: 'effect', effect: 'answer', params: {}, outcomes: { answered: to.exit('next'), failed }, failed },
  };
}
