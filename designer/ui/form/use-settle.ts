import { type FocusEvent, useRef } from 'react';
import type { RecordFormState } from './use-record-form.ts';

/**
 * Tells a form which field was left, for its `<form>` element. While the mouse is pressed that waits until it is released:
 * a message that appears in between would move the button away from under it.
 */
export function useSettle({ settle }: Pick<RecordFormState, 'settle'>) {
  const pressed = useRef(false);
  return {
    onPointerDownCapture: () => {
      pressed.current = true;
      const release = () => {
        pressed.current = false;
      };
      window.addEventListener('pointerup', release, { once: true });
      window.addEventListener('pointercancel', release, { once: true });
    },
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
