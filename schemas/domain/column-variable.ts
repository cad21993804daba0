import type { VariableType } from '#schemas/flow/variable.ts';
import type { ColumnType } from './data-file.ts';

/** The type of a variable that is made from a column. */
export const VARIABLE_OF_COLUMN: Record<ColumnType, VariableType> = {
  text: 'text',
  number: 'number',
  boolean: 'boolean',
  date: 'date-time',
  phone: 'phone',
};

/** Whether a variable can hold what a column holds: its own type, or anything as text. */
export function fitsColumn(variable: VariableType, column: ColumnType): boolean {
  return variable === VARIABLE_OF_COLUMN[column] || variable === 'text' || (variable === 'phone' && column === 'text');
}
