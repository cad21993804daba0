import type { NodeState, Targets } from '../node-kind.ts';
import type { SendSmsConfig } from './node.ts';

export function compileSendSms(config: SendSmsConfig, to: Targets): Record<string, NodeState> {
  return {
    send: {
      type: 'effect',
      effect: 'sms',
      params: { to: { $text: config.to }, text: { $text: config.text } },
      outcomes: { sent: to.exit('sent'), failed: to.exit('failed') },
      failed: to.exit('error'),
    },
  };
}
