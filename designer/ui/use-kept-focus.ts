import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Browsers take the focus from a control that is disabled while it works; this gives it back afterwards.
 * @returns Where the controls are.
 */
export function useKeptFocus<E extends HTMLElement>(busy: boolean): RefObject<E | null> {
  const root = useRef<E>(null);
  const held = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    const active = document.activeElement;
    if (busy) {
      held.current = active instanceof HTMLElement && root.current?.contains(active) ? active : null;
      return;
    }
    if (active === document.body) held.current?.focus({ preventScroll: true });
    held.current = null;
  }, [busy]);
  return root;
}
