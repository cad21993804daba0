import { expect, it } from 'vitest';
import type { DataColumn } from '#schemas/domain/data-file.ts';
import { flow } from '#schemas/flow/flow.ts';
import { variableOfColumn, variablesFromColumns } from './connect-columns.ts';

const empty = flow.parse({
  format: 1,
  id: 'f',
  name: 'F',
  kind: 'script',
  languages: ['en'],
  variables: [{ name: 'email', type: 'text' }],
  nodes: [],
  edges: [],
  notes: [],
  tests: [],
});
const column = (name: string, type: DataColumn['type'], key = false): DataColumn => ({ name, label: name, type, key });

it('declares a variable of the column’s type, under its name or the next that is free', () => {
  const { variables } = variablesFromColumns(empty, 'customers', [
    { column: column('id', 'text', true), write: true },
    { column: column('email', 'text'), write: true },
    { column: column('born', 'date'), write: false },
    { column: column('null', 'number'), write: false },
  ]);
  const connected = { file: 'customers', read: true };
  expect(variables.slice(1)).toMatchObject([
    { name: 'id', type: 'text', column: { ...connected, column: 'id', key: true, write: false } },
    { name: 'email_2', type: 'text', column: { ...connected, column: 'email', key: false, write: true } },
    { name: 'born', type: 'date-time', column: { ...connected, column: 'born', write: false } },
    { name: 'null_', type: 'number', column: { ...connected, column: 'null' } },
  ]);
  expect(variableOfColumn(variables, { file: 'customers', column: 'email' })?.name).toBe('email_2');
  expect(variableOfColumn(variables, { file: 'customers', column: 'phone' })).toBeUndefined();
});
