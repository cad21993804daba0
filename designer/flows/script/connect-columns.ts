import { VARIABLE_OF_COLUMN } from '#schemas/domain/column-variable.ts';
import type { DataColumn } from '#schemas/domain/data-file.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import { isVariableName, type Variable } from '#schemas/flow/variable.ts';
import { addVariable, editVariable } from '../document/edit-variable.ts';

export interface ChosenColumn {
  column: DataColumn;
  write: boolean;
}

/** Declares a variable for each column, of its type and under its name as far as that can be one. */
export function variablesFromColumns(flow: Flow, file: string, chosen: readonly ChosenColumn[]): Flow {
  return chosen.reduce((current, { column, write }) => {
    const wanted = isVariableName(column.name) ? column.name : `${column.name}_`;
    const { flow: declared, name } = addVariable(current, { name: wanted, type: VARIABLE_OF_COLUMN[column.type] });
    const connected = { file, column: column.name, read: true, write: write && !column.key, key: column.key };
    return editVariable(declared, name, { column: connected, description: column.label });
  }, flow);
}

/** The variable that stands for a column already. */
export function variableOfColumn(
  variables: readonly Variable[],
  wanted: { file: string; column: string },
): Variable | undefined {
  return variables.find(({ column }) => column?.file === wanted.file && column.column === wanted.column);
}
