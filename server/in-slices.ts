import { setImmediate } from 'node:timers/promises';

/** Done in a few milliseconds each. */
const SLICE = 250;

/** Goes through a long list a slice at a time: whatever else the server has to do, its calls above all, is done in between. */
export async function* inSlices<T>(list: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let at = 0; at < list.length; at += SLICE) {
    await setImmediate();
    yield list.slice(at, at + SLICE);
  }
}
