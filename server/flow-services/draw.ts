import { randomInt } from 'node:crypto';
import type { Service } from '#runtime/engine/ports.ts';

/** The largest range that `randomInt` takes. */
const STEPS = 2 ** 48 - 1;

/** A number that nobody can foresee, from 0 to just below 1. */
export const draw: Service<'draw'> = async () => ({ outcome: 'drawn', data: { value: randomInt(STEPS) / STEPS } });
