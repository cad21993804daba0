import { type RefObject, useEffectEvent, useLayoutEffect, useRef } from 'react';

/**
 * Browsers take the focus from a control that is disabled while it works; this gives it back afterwards.
 * @param onLost Called instead when the control has gone meanwhile.
 * @returns Where the controls are.
 */
export function useKeptFocus<E extends HTMLElement>(busy: boolean, onLost?: () => void): RefObject<E | null> {
  const root = useRef<E>(null);
  const held = useRef<HTMLElement | null>(null);
  const giveBack = useEffectEvent((control: HTMLElement) => {
    if (control.isConnected) control.focus({ preventScroll: true });
    else onLost?.();
  });
  useLayoutEffect(() => {
    const active = document.activeElement;
    if (busy) {
      held.current = active instanceof HTMLElement && root.current?.contains(active) ? active : null;
      return;
    }
    if (held.current && active === document.body) giveBack(held.current);
    held.current = null;
  }, [busy]);
  return root;
}
