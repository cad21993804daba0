import { useState } from 'react';
import { keep, readKept } from './kept-text.ts';

/** A state that a reload leaves as it is, for as long as the conversation lasts. */
export function useKept<T>(conversationId: string, name: string, initial: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => readKept<T>(conversationId, name) ?? initial);
  return [
    value,
    (next) => {
      setValue(next);
      keep(conversationId, name, next ?? undefined);
    },
  ];
}
