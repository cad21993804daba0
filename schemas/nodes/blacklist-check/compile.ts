import type { NodeState, Targets } from '../node-kind.ts';
import type { BlacklistCheckConfig } from './node.ts';

export function compileBlacklistCheck(config: BlacklistCheckConfig, to: Targets): Record<string, NodeState> {
  const failed = to.exit('error');
  const states: Record<string, NodeState> = {
    check: {
      type: 'effect',
      effect: 'blacklist',
      params: { number: { $text: config.number }, list: config.list },
      outcomes: { listed: config.note ? to.state('keep') : to.exit('listed'), clear: to.exit('clear'), failed },
      failed,
    },
  };
  if (config.note) {
    states.keep = {
      type: 'assign',
      set: [{ to: { type: 'variable', name: config.note, scope: to.scope }, value: 'event.note' }],
      then: to.exit('listed'),
      failed,
    };
  }
  return states;
}
