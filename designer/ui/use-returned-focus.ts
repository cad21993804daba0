import { useEffect, useState } from 'react';

/** For what is only there while it is open: gives the focus back to whatever had it before. */
export function useReturnedFocus(): void {
  const [before] = useState(() => standingFor(document.activeElement));
  useEffect(
    () => () => {
      // Once it has gone; whoever has put the focus somewhere else by then keeps it there.
      setTimeout(() => {
        if (document.activeElement !== document.body || !(before instanceof HTMLElement)) return;
        before.focus({ preventScroll: true });
      });
    },
    [before],
  );
}

/** An entry of a menu is gone by then; the button of the menu is still there. */
function standingFor(focused: Element | null): Element | null {
  const button = focused?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  return (button && document.getElementById(button)) || focused;
}
