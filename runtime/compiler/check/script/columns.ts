import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { fitsColumn } from '#schemas/domain/column-variable.ts';
import type { Variable, VariableColumn } from '#schemas/flow/variable.ts';
import { type CheckedFlow, finding } from '../check-pass.ts';

/** Variables whose column has changed since they were connected to it, and records that nothing finds (S111). */
export function checkColumns({ resolved, environment }: CheckedFlow): Diagnostic[] {
  const connected = resolved.flow.variables.filter(isConnected);
  const changed = connected.flatMap((variable) => checkColumn(variable, environment));
  const files = new Set(connected.flatMap(({ column }) => (column.write && !column.key ? [column.file] : [])));
  const keyless = [...files].filter((file) => !connected.some(({ column }) => column.file === file && column.key));
  return [
    ...changed,
    ...keyless.flatMap((file) => {
      const written = connected.find(({ column }) => column.file === file && column.write);
      return written ? [finding('record-without-key', { variable: written.name }, { file })] : [];
    }),
  ];
}

type Connected = Variable & { column: VariableColumn };

function isConnected(variable: Variable): variable is Connected {
  return variable.column !== undefined;
}

function checkColumn(
  { name, type, column }: Connected,
  { dataFile, catalogue }: CheckedFlow['environment'],
): Diagnostic[] {
  const say = (change: keyof typeof CHANGES) => {
    const params = { name, file: column.file, column: column.column, ...CHANGES[change] };
    return [finding('column-changed', { variable: name }, params)];
  };
  if (catalogue?.['data-file']?.has(column.file) === false) return say('file');
  const columns = dataFile?.(column.file)?.columns;
  if (!columns) return [];
  const known = columns.find((candidate) => candidate.name === column.column);
  if (!known) return say('column');
  return fitsColumn(type, known.type) ? [] : say('type');
}

const CHANGES = {
  file: { change: 'the file is gone', changeFr: 'le fichier n’existe plus' },
  column: { change: 'the file has no such column any more', changeFr: 'le fichier n’a plus cette colonne' },
  type: { change: 'its type no longer fits the variable', changeFr: 'son type ne convient plus à la variable' },
};
