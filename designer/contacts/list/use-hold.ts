import { useRef } from 'react';

/** Knows whether a list is being read, so that nothing moves under the pointer or the eye. */
export function useHold() {
  const area = useRef<HTMLDivElement>(null);
  const pointed = useRef(false);
  return {
    isHeld: () => pointed.current || (area.current?.querySelector('[data-scroll]')?.scrollTop ?? 0) > 0,
    area: {
      ref: area,
      onPointerMove: ({ target }: { target: EventTarget }) => {
        pointed.current = target instanceof Element && target.closest('tbody') !== null;
      },
      onPointerLeave: () => {
        pointed.current = false;
      },
    },
    /** Back to the top, where nothing is held. */
    toTop: () => {
      pointed.current = false;
      area.current?.querySelector('[data-scroll]')?.scrollTo({ top: 0 });
    },
  };
}
