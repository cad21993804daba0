import { describe, inject } from 'vitest';

/** A group of tests that need a real Asterisk; skipped where there is none. */
export function describeTelephony(name: string, tests: () => void): void {
  describe.skipIf(inject('noAsterisk') !== '')(name, tests);
}
