import { useEffect, useRef, useState } from 'react';

/** After so long without a movement nobody is about to click. */
const CALM_MS = 4_000;

type Order = ReadonlyMap<string, number>;

/**
 * Keeps rows where they are while somebody points at them, moves through them by keyboard or has a menu of theirs open:
 * what is about to be clicked must not move away. New rows stand below meanwhile.
 */
export function useSteadyRows<Row>(sorted: readonly Row[] | undefined, rowKey: (row: Row) => string) {
  const [order, setOrder] = useState<Order | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const rows = order && sorted ? inOrder(sorted, rowKey, order) : sorted;
  const release = () => {
    clearTimeout(timer.current);
    setOrder(null);
  };
  const hold = (body: HTMLElement) => {
    clearTimeout(timer.current);
    // A menu of a row, and a row that is reached by keyboard, are looked at without a movement.
    const isUsed = () => body.querySelector('[aria-expanded="true"], :focus-visible') !== null;
    timer.current = setTimeout(() => (isUsed() ? hold(body) : release()), CALM_MS);
    setOrder((before) => before ?? new Map(rows?.map((row, index) => [rowKey(row), index])));
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return { rows, hold, release };
}

function inOrder<Row>(rows: readonly Row[], rowKey: (row: Row) => string, order: Order): readonly Row[] {
  const placeOf = (row: Row) => order.get(rowKey(row)) ?? order.size;
  return rows.toSorted((a, b) => placeOf(a) - placeOf(b));
}
