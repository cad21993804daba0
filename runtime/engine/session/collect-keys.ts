/** What ends an input: how many keys, and keys that end it early and are not part of it. */
export interface KeyLimits {
  maxKeys: number;
  terminators: string;
}

export interface Collected {
  input: string;
  complete: boolean;
  /** Keys left over for whoever collects next. */
  rest: string;
}

/** Takes keys one by one into an input until it is complete or they run out. */
export function collectKeys(input: string, keys: string, { maxKeys, terminators }: KeyLimits): Collected {
  let taken = input;
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys.charAt(index);
    if (terminators.includes(key)) return { input: taken, complete: true, rest: keys.slice(index + 1) };
    taken += key;
    if (taken.length >= maxKeys) return { input: taken, complete: true, rest: keys.slice(index + 1) };
  }
  return { input: taken, complete: false, rest: '' };
}
