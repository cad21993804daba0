import type { Variable, VariableColumn } from '#schemas/flow/variable.ts';

/** A variable that stands for a column of a data file. */
export type ConnectedVariable = Variable & { column: VariableColumn };

/** The record of a contact in one data file, as far as variables stand for its columns. */
export interface ContactRecord {
  file: string;
  /** Finds the record. */
  key: ConnectedVariable;
  read: ConnectedVariable[];
  written: ConnectedVariable[];
}

/** The records of a contact, by file. A file whose record nothing finds is left alone; the check pass says so. */
export function recordsOf(variables: readonly Variable[]): ContactRecord[] {
  const connected = variables.filter((variable): variable is ConnectedVariable => variable.column !== undefined);
  const files = [...new Set(connected.map(({ column }) => column.file))];
  return files.flatMap((file) => {
    const here = connected.filter(({ column }) => column.file === file);
    const key = here.find(({ column }) => column.key);
    const others = here.filter((variable) => variable !== key);
    if (!key) return [];
    const read = others.filter(({ column }) => column.read);
    return [{ file, key, read, written: others.filter(({ column }) => column.write) }];
  });
}
