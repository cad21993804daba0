import { type FocusEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { type Held, holdRows, steadyRows } from './steady-rows.ts';

/** After so long without a movement nobody is about to click. */
const CALM_MS = 4_000;

/**
 * Keeps rows where they are while somebody points at them, moves through them by keyboard or has a menu of theirs open:
 * what is about to be clicked must not move away. New rows stand below meanwhile, and one that has gone keeps its place.
 */
export function useSteadyRows<Row>(sorted: readonly Row[] | undefined, rowKey: (row: Row) => string) {
  const [held, setHeld] = useState<Held<Row> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { rows, gone } = steadyRows(sorted, rowKey, held);
  const release = () => {
    clearTimeout(timer.current);
    setHeld(null);
  };
  const hold = (body: HTMLElement) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => (isUsed(body) ? hold(body) : release()), CALM_MS);
    setHeld((before) => before ?? holdRows(rows ?? [], rowKey));
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const keep = ({ currentTarget }: { currentTarget: HTMLElement }) => hold(currentTarget);
  const leave = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement> | PointerEvent<HTMLElement>) => {
    if (relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) return;
    if (!isUsed(currentTarget)) release();
  };
  return {
    rows,
    /** Whether a row is there only because it is held. */
    isGone: (row: Row) => gone.has(rowKey(row)),
    release,
    /** For the element around the rows. */
    hand: { onPointerMove: keep, onPointerDown: keep, onFocus: keep, onPointerLeave: leave, onBlur: leave },
  };
}

/** A menu of a row, and a row that is reached by keyboard, are looked at without a movement. */
function isUsed(body: HTMLElement): boolean {
  return body.querySelector('[aria-expanded="true"], :focus-visible') !== null;
}
