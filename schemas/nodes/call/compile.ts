import type { NodeState, Targets } from '../node-kind.ts';
import { CALL_EXITS, type CallConfig } from './node.ts';

export function compileCall(config: CallConfig, to: Targets): Record<string, NodeState> {
  const failed = to.exit('error');
  return {
    dial: {
      type: 'effect',
      effect: 'dial',
      params: { tel: config.tel, ringSeconds: config.ringSeconds },
      outcomes: { ...Object.fromEntries(CALL_EXITS.map((exit) => [exit, to.exit(exit)])), failed },
      failed,
    },
  };
}
