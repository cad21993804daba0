import type { IrTemplate } from '#schemas/ir/ir.ts';
import type { NodeState, Targets } from '../node-kind.ts';
import type { TransferConfig } from './node.ts';

export function compileTransfer(config: TransferConfig, to: Targets): Record<string, NodeState> {
  return {
    transfer: {
      type: 'effect',
      effect: 'transfer',
      params: {
        to: { $text: config.destination },
        from: CALLER_ID[config.callerId](config),
        ringTimeoutMs: config.ringTimeoutMs,
      },
      outcomes: {
        ended: to.exit('ended'),
        busy: to.exit('busy'),
        'no-answer': to.exit('no-answer'),
        failed: to.exit('failed'),
      },
      failed: to.exit('error'),
    },
  };
}

const CALLER_ID: Record<TransferConfig['callerId'], (config: TransferConfig) => IrTemplate> = {
  caller: () => ({ $value: 'contact.caller' }),
  did: () => ({ $value: 'contact.called' }),
  given: (config) => ({ $text: config.callerNumber }),
};
