import { useRef } from 'react';

/** Does something once at a time: who asks for it meanwhile gets the outcome of what is under way. */
export function useOneAtATime<Given extends unknown[], Outcome>(
  act: (...given: Given) => Promise<Outcome>,
): (...given: Given) => Promise<Outcome> {
  const running = useRef<Promise<Outcome> | null>(null);
  return (...given) => {
    running.current ??= act(...given).finally(() => {
      running.current = null;
    });
    return running.current;
  };
}
