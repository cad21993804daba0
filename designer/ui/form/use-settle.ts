import { type FocusEvent, useEffect, useRef } from 'react';
import type { RecordFormState } from './use-record-form.ts';

/**
 * Tells a form which field was left, for its `<form>` element. While the mouse is pressed, anywhere, that waits until it is
 * released: a message that appears in between would move the button away from under it.
 */
export function useSettle({ settle }: Pick<RecordFormState, 'settle'>) {
  const pressed = useRef(false);
  useEffect(() => {
    const listening = new AbortController();
    const listen = (event: string, down: boolean) =>
      window.addEventListener(event, () => (pressed.current = down), { capture: true, signal: listening.signal });
    listen('pointerdown', true);
    listen('pointerup', false);
    listen('pointercancel', false);
    return () => listening.abort();
  }, []);
  return {
    onBlur: (event: FocusEvent) => {
      const path = leftField(event);
      if (path === undefined) return;
      if (!pressed.current) return settle(path);
      // The click comes after the release.
      const later = () => setTimeout(() => settle(path));
      window.addEventListener('pointerup', later, { once: true });
    },
  };
}

/** The innermost field that the focus has left. */
function leftField({ target, relatedTarget }: FocusEvent): string[] | undefined {
  const field = target.closest<HTMLElement>('[data-field]');
  const stays = relatedTarget instanceof Node && field?.contains(relatedTarget);
  return stays ? undefined : field?.dataset.field?.split('.');
}
