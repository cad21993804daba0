/** A value of a radio group, which only knows that it is a text. */
export function choose<T extends string>(known: readonly T[], value: string): T {
  const found = known.find((each) => each === value);
  if (found === undefined) throw new Error(`assistant.unknown-choice: ${value}`);
  return found;
}
