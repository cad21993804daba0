import { useRef, useState } from 'react';
import { type KeptName, keep, readKept } from './kept-text.ts';

/** Puts a value there, or what a function makes of the one that is there by then. */
type PutKept<T> = (next: T | ((now: T) => T)) => void;

/** A state that a reload leaves as it is, for as long as the conversation lasts. */
export function useKept<T extends object | null>(conversationId: string, name: KeptName, initial: T): [T, PutKept<T>] {
  const [value, setValue] = useState<T>(() => readKept<T>(conversationId, name) ?? initial);
  // Whoever waits for an answer has only seen what was there when they asked.
  const latest = useRef(value);
  return [
    value,
    (next) => {
      latest.current = typeof next === 'function' ? next(latest.current) : next;
      setValue(latest.current);
      keep(conversationId, name, latest.current ?? undefined);
    },
  ];
}
