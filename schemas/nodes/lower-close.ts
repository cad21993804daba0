import type { NodeState, Targets } from './node-kind.ts';

/** Closes the record and ends; a record that could not be closed ends as failed, so that somebody looks. */
export function lowerClose(result: 'finished' | 'unreachable', to: Targets): Record<string, NodeState> {
  return {
    close: {
      type: 'effect',
      effect: 'close-record',
      params: { result },
      outcomes: { closed: to.state('end'), failed: to.state('broken') },
      failed: to.state('broken'),
    },
    end: { type: 'end', result: 'completed' },
    broken: { type: 'end', result: 'failed' },
  };
}
