import { recordsOf } from '#schemas/script/records.ts';
import type { NodeState, Targets } from '../node-kind.ts';

/** Saves one record for each file that is written to, then ends. A record that cannot be saved fails the contact. */
export function compileEndScript(_config: unknown, to: Targets): Record<string, NodeState> {
  const writes = recordsOf(to.variables).filter(({ written }) => written.length > 0);
  const end = to.state('end');
  const first = writes.length > 0 ? to.state(saving(0)) : end;
  const states: Record<string, NodeState> = { begin: { type: 'assign', set: [], then: first, failed: first } };
  writes.forEach(({ file, key, written }, index) => {
    const saved = index + 1 < writes.length ? to.state(saving(index + 1)) : end;
    states[saving(index)] = {
      type: 'effect',
      effect: 'save-record',
      params: {
        file,
        key: { column: key.column.column, value: { $value: key.name } },
        values: Object.fromEntries(written.map(({ name, column }) => [column.column, { $value: name }])),
      },
      outcomes: { saved, failed: to.state('unsaved') },
      failed: to.state('unsaved'),
    };
  });
  if (writes.length > 0) states.unsaved = { type: 'end', result: 'failed' };
  states.end = { type: 'end', result: 'completed' };
  return states;
}

function saving(index: number): string {
  return `save-${index + 1}`;
}
