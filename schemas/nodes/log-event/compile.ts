import type { NodeState, Targets } from '../node-kind.ts';
import type { LogEventConfig } from './node.ts';

export function compileLogEvent(config: LogEventConfig, to: Targets): Record<string, NodeState> {
  return {
    log: {
      type: 'effect',
      effect: 'log',
      params: { level: config.level, text: { $text: config.text } },
      outcomes: {
        logged: to.exit('next'),
        // No contact is lost over a line in a log; the line itself is in the contact's journal.
        failed: to.exit('next'),
      },
      failed: to.exit('error'),
    },
  };
}
