import { useEffect, useState } from 'react';

/** For a dialog that is only there while it is open: gives the focus back to whatever had it before. */
export function useReturnedFocus(): void {
  const [before] = useState(() => document.activeElement);
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
