import { useCallback, useState } from 'react';

/** Below this, every row is simply rendered. */
const WINDOW_FROM_ROWS = 80;
const OVERSCAN_ROWS = 12;

/**
 * Says which rows of equal height are in view.
 * @returns Rows `first` (inclusive) to `last` (exclusive), and the heights in pixels that stand for the others.
 */
export function useWindowedRows(count: number, rowHeightPx: number) {
  const [view, setView] = useState({ top: 0, height: 900 });
  const measure = useCallback((element: HTMLElement) => {
    // Rounded, so that scrolling by a pixel does not render anew.
    const top = Math.floor(element.scrollTop / 100) * 100;
    setView((before) =>
      before.top === top && before.height === element.clientHeight ? before : { top, height: element.clientHeight },
    );
  }, []);
  const scroller = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return;
      const observer = new ResizeObserver(() => measure(element));
      observer.observe(element);
      return () => observer.disconnect();
    },
    [measure],
  );
  const onScroll = useCallback((event: { currentTarget: HTMLElement }) => measure(event.currentTarget), [measure]);
  if (count < WINDOW_FROM_ROWS) return { scroller, onScroll, first: 0, last: count, before: 0, after: 0 };
  const first = Math.max(0, Math.floor(view.top / rowHeightPx) - OVERSCAN_ROWS);
  const last = Math.min(count, Math.ceil((view.top + view.height) / rowHeightPx) + OVERSCAN_ROWS);
  return { scroller, onScroll, first, last, before: first * rowHeightPx, after: (count - last) * rowHeightPx };
}
