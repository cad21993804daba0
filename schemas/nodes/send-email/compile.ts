import { mapInsertions } from '#schemas/expressions/template.ts';
import type { NodeState, Targets } from '../node-kind.ts';
import type { SendEmailConfig } from './node.ts';

export function compileSendEmail(config: SendEmailConfig, to: Targets): Record<string, NodeState> {
  const { html, body } = config;
  return {
    send: {
      type: 'effect',
      effect: 'email',
      params: {
        to: { $text: config.to },
        cc: { $text: config.cc },
        subject: { $text: config.subject },
        // A value is text: what a caller or another system said must not become markup.
        body: { $text: html ? mapInsertions(body, (source) => `encodeHtml(${source})`) : body },
        html,
      },
      outcomes: { sent: to.exit('sent'), failed: to.exit('failed') },
      failed: to.exit('error'),
    },
  };
}
