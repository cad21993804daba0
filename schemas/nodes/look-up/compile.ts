import type { NodeState, Targets } from '../node-kind.ts';
import type { LookUpConfig } from './node.ts';

export function compileLookUp(config: LookUpConfig, to: Targets): Record<string, NodeState> {
  const failed = to.exit('error');
  const maps = config.mapping.length > 0;
  const states: Record<string, NodeState> = {
    look: {
      type: 'effect',
      effect: 'lookup',
      params: { file: config.file, column: config.column, value: { $text: config.value } },
      outcomes: { found: maps ? to.state('map') : to.exit('found'), 'not-found': to.exit('not-found'), failed },
      failed,
    },
  };
  if (maps) {
    states.map = {
      type: 'assign',
      set: config.mapping.map(({ column, variable }) => ({
        to: { type: 'variable', name: variable, scope: to.scope },
        value: `event.record[${JSON.stringify(column)}]`,
        emptyForNull: true,
      })),
      then: to.exit('found'),
      failed,
    };
  }
  return states;
}
