import type { Variable, VariableColumn } from '#schemas/flow/variable.ts';
import type { NodeState, Targets } from '../node-kind.ts';

/** Saves one record for each file that is written to, then ends. A record that cannot be saved fails the contact. */
export function compileEndScript(_config: unknown, to: Targets): Record<string, NodeState> {
  const writes = writesOf(to.variables);
  const end = to.state('end');
  const first = writes.length > 0 ? to.state(saving(0)) : end;
  const states: Record<string, NodeState> = { begin: { type: 'assign', set: [], then: first, failed: first } };
  writes.forEach(({ file, key, columns }, index) => {
    const saved = index + 1 < writes.length ? to.state(saving(index + 1)) : end;
    states[saving(index)] = {
      type: 'effect',
      effect: 'save-record',
      params: {
        file,
        key: { column: key.column.column, value: { $value: key.name } },
        values: Object.fromEntries(columns.map(({ name, column }) => [column.column, { $value: name }])),
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

type Connected = Variable & { column: VariableColumn };

interface RecordWrite {
  file: string;
  key: Connected;
  columns: Connected[];
}

/** What is written, by file. A file whose record nothing finds is left alone; the check pass says so. */
function writesOf(variables: readonly Variable[]): RecordWrite[] {
  const connected = variables.filter((variable): variable is Connected => variable.column !== undefined);
  const files = [...new Set(connected.map(({ column }) => column.file))];
  return files.flatMap((file) => {
    const here = connected.filter(({ column }) => column.file === file);
    const key = here.find(({ column }) => column.key);
    const columns = here.filter(({ column }) => column.write && !column.key);
    return key && columns.length > 0 ? [{ file, key, columns }] : [];
  });
}
