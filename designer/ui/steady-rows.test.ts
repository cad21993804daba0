import { expect, test } from 'vitest';
import { holdRows, steadyRows } from './steady-rows.ts';

interface Row {
  id: string;
  state: string;
}

const row = (id: string, state = 'ready'): Row => ({ id, state });
const keyOf = ({ id }: Row) => id;
const keysOf = (rows: readonly Row[] | undefined) => rows?.map(keyOf);

test('rows that nobody holds are as they are sorted', () => {
  expect(keysOf(steadyRows([row('b'), row('a')], keyOf, null).rows)).toEqual(['b', 'a']);
});

test('a held row keeps its place, and tells what it is now', () => {
  const held = holdRows([row('a'), row('b')], keyOf);
  const { rows, gone } = steadyRows([row('c'), row('b', 'talking'), row('a')], keyOf, held);
  expect(rows).toEqual([row('a'), row('b', 'talking'), row('c')]);
  expect(gone.size).toBe(0);
});

test('what has gone leaves no gap under the hand', () => {
  const held = holdRows([row('a'), row('b'), row('c')], keyOf);
  const { rows, gone } = steadyRows([row('c'), row('a')], keyOf, held);
  expect(keysOf(rows)).toEqual(['a', 'b', 'c']);
  expect([...gone]).toEqual(['b']);
});
